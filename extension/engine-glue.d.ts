// What the build makes of wasm-bindgen's glue: a factory, so that a new instance can follow a trap
// (see scripts/glue.mjs). The engine's types come from the Rust structs by way of tsify.

declare module 'engine-glue' {
  export type Glue = typeof wasm_bindgen;
  export function createGlue(): Glue;
}
