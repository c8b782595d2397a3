// Builds the engine: Rust to WebAssembly with wasm-pack, then wasm-opt from the npm package binaryen.
// Cargo knows what has changed; wasm-opt is run again only when its input has.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { nodeProgram, project, run } from './steps.mjs';

const folder = join(project, 'target', 'engine');

export const engine = {
  glue: join(folder, 'bianzheng.js'),
  /** As wasm-pack leaves it. */
  plain: join(folder, 'bianzheng_bg.wasm'),
  /** What ships. */
  optimised: join(folder, 'optimised', 'bianzheng_bg.wasm'),
};

// Features that the module uses stand in its own target_features section, which wasm-opt reads. Allowing
// all features would give a module that browsers refuse.
const OPTIONS = ['-O3', '--strip-debug', '--strip-producers'];

export async function buildEngine() {
  if (!existsSync(engine.plain)) {
    console.log(
      'The first build of the engine takes some minutes: wasm-pack also builds the wasm-bindgen tool, once.',
    );
    console.log('It first tries to download one and says so when it cannot; that is no error.');
  }
  await run('wasm-pack', [
    'build',
    ...['--target', 'no-modules', '--out-dir', 'target/engine', '--no-pack', '--release'],
    ...['--', '--no-default-features'],
  ]);
  await optimise();
}

export async function optimise() {
  const stamp = `${engine.optimised}.input`;
  const input = createHash('sha256')
    .update(OPTIONS.join(' '))
    .update(await readFile(engine.plain))
    .digest('hex');
  if (existsSync(engine.optimised) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === input) return;
  await mkdir(dirname(engine.optimised), { recursive: true });
  await run(nodeProgram('wasm-opt'), [engine.plain, ...OPTIONS, '-o', engine.optimised]);
  await writeFile(stamp, input);
}
