// wasm-bindgen's glue as the module `engine-glue`, wrapped in a factory. The glue keeps its instance in
// variables of its own; called anew, the factory gives a second, independent one.

import { readFile } from 'node:fs/promises';
import { engine } from './engine.mjs';

export const GLUE = 'engine-glue';

export async function glueModule() {
  return `export function createGlue() {\n${await readFile(engine.glue, 'utf8')}\nreturn wasm_bindgen;\n}\n`;
}

/** @type {import('esbuild').Plugin} */
export const glue = {
  name: GLUE,
  setup(build) {
    build.onResolve({ filter: /^engine-glue$/ }, () => ({ path: GLUE, namespace: GLUE }));
    build.onLoad({ filter: /.*/, namespace: GLUE }, async () => ({
      contents: await glueModule(),
      loader: 'js',
    }));
  },
};
