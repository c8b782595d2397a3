// `npm test`: everything, in the order in which it is soonest told that something is wrong.

import { setUp } from './setup.mjs';
import { command, nodeProgram, run, Steps } from './steps.mjs';

/** @typedef {[title: string, program: string, ...args: string[]]} Check */

const WASM = ['--target', 'wasm32-unknown-unknown', '--no-default-features', '--lib'];
const STRICT = ['--', '-D', 'warnings'];

/** @type {Check[]} */
const rust = [
  ['Rust: format', 'cargo', 'fmt', '--check'],
  ['Rust: lint', 'cargo', 'clippy', '--all-targets', '--quiet', ...STRICT],
  ['Rust: lint for WebAssembly', 'cargo', 'clippy', ...WASM, '--quiet', ...STRICT],
  ['Rust: tests', 'cargo', 'test', '--quiet'],
];

/** @type {Check[]} */
const extension = [
  ['TypeScript: format and lint', nodeProgram('biome'), 'check', '--error-on-warnings', '.'],
  ['TypeScript: types', nodeProgram('tsc'), '--noEmit'],
  ['TypeScript: unit tests', nodeProgram('vitest'), 'run', '--project', 'unit'],
  ['Browser tests in Chromium and Firefox', nodeProgram('vitest'), 'run', '--project', 'browser'],
];

await command(async () => {
  const begun = performance.now();
  const steps = new Steps(rust.length + extension.length + 2);
  steps.next('Looking for what is needed');
  await setUp({ bothBrowsers: true });
  for (const [title, program, ...args] of rust) {
    steps.next(title);
    await run(program, args);
  }
  steps.next('Building the engine and the extension');
  const { buildEngine } = await import('./engine.mjs');
  const { buildExtension } = await import('./build.mjs');
  await buildEngine();
  await buildExtension();
  for (const [title, program, ...args] of extension) {
    steps.next(title);
    await run(program, args);
  }
  console.log(
    `\n✔ All tests passed in ${Math.round((performance.now() - begun) / 1000)} s. Pictures: out/test/`,
  );
});
