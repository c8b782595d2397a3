// Builds the extension into dist/chrome and dist/firefox, each complete and loadable unpacked. What the
// tests load is what ships: nothing here knows of tests.

import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildEngine, engine } from './engine.mjs';
import { command, project } from './steps.mjs';

const BROWSERS = ['chrome', 'firefox'];
/** The extension's own pages; each is a folder with its document and its script. */
const PAGES = ['popup', 'lookup', 'options', 'evidence'];

export async function buildExtension() {
  // Loaded here and not above, for node_modules may be installed a moment before.
  const esbuild = await import('esbuild');
  const { glue } = await import('./glue.mjs');
  const { gate } = await import('./gate.mjs');
  const extension = join(project, 'extension');
  const bundles = await esbuild.build({
    entryPoints: {
      background: join(extension, 'background', 'main.ts'),
      content: join(extension, 'content', 'main.ts'),
      ...Object.fromEntries(PAGES.map((page) => [page, join(extension, page, 'main.ts')])),
    },
    bundle: true,
    write: false,
    outdir: project,
    format: 'iife',
    target: ['chrome123', 'firefox128'],
    charset: 'utf8',
    legalComments: 'inline',
    // A reviewer of a store reads what ships.
    minify: false,
    loader: { '.css': 'text' },
    plugins: [glue, gate],
    logLevel: 'warning',
  });
  for (const browser of BROWSERS) {
    const out = join(project, 'dist', browser);
    await rm(out, { recursive: true, force: true });
    await mkdir(join(out, 'icons'), { recursive: true });
    for (const { path, contents } of bundles.outputFiles) {
      await writeFile(join(out, path.slice(project.length + 1)), contents);
    }
    await cp(join(project, 'manifest.json'), join(out, 'manifest.json'));
    await cp(join(project, 'LICENSE'), join(out, 'LICENSE'));
    await cp(join(extension, '_locales'), join(out, '_locales'), { recursive: true });
    await cp(join(extension, 'content', 'highlight.css'), join(out, 'highlight.css'));
    await cp(join(extension, 'managed-schema.json'), join(out, 'managed-schema.json'));
    for (const page of PAGES) await cp(join(extension, page, 'index.html'), join(out, `${page}.html`));
    await cp(join(extension, 'lookup', 'pictures'), join(out, 'pictures'), { recursive: true });
    await cp(engine.optimised, join(out, 'bianzheng_bg.wasm'));
    await cp(join(extension, 'icons'), join(out, 'icons'), {
      recursive: true,
      filter: (path) => !path.endsWith('.svg'),
    });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await command(async () => {
    await buildEngine();
    await buildExtension();
    console.log('Built: dist/chrome and dist/firefox, each can be loaded unpacked.');
  });
}
