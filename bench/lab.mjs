// Bundles bench/lab.ts for a page.

import { join } from 'node:path';
import { gate } from '../scripts/gate.mjs';
import { project } from '../scripts/steps.mjs';

/** @param {typeof import('esbuild').build} build */
export async function labModule(build) {
  const { outputFiles } = await build({
    entryPoints: [join(project, 'bench', 'lab.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome123', 'firefox128'],
    charset: 'utf8',
    loader: { '.css': 'text' },
    plugins: [gate],
  });
  return outputFiles[0]?.text ?? '';
}
