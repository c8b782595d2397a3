// The extension as it is built, but in a browser that seems to have no Custom Highlight API: a script that
// runs before its content script takes the API away from it. Browsers no longer have a switch for that.

import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserName, builtFor } from '../../scripts/launch.mjs';
import { project } from '../../scripts/steps.mjs';

const SCRIPT = 'globalThis.Highlight = undefined;\n';

/** The folder of such an extension. */
export async function withoutHighlights(name: BrowserName): Promise<string> {
  const folder = join(project, 'out', 'test', `without-highlights-${name}`);
  await rm(folder, { recursive: true, force: true });
  await cp(builtFor(name), folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as chrome.runtime.ManifestV3;
  for (const { js } of manifest.content_scripts ?? []) js?.unshift('without-highlights.js');
  await writeFile(path, JSON.stringify(manifest));
  await writeFile(join(folder, 'without-highlights.js'), SCRIPT);
  return folder;
}
