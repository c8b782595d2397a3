// Renders extension/icons/icon.svg to the PNG sizes of the manifest, with Chromium. Run by hand after the
// drawing has changed; the pictures are committed, for Chromium takes no SVG as an icon.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findChromium } from './browsers.mjs';
import { command, Hint, project } from './steps.mjs';

const SIZES = [16, 32, 48, 128];

await command(async () => {
  const executablePath = findChromium();
  if (!executablePath) throw new Hint('Chromium is missing.');
  const folder = join(project, 'extension', 'icons');
  const drawing = (await readFile(join(folder, 'icon.svg'))).toString('base64');
  const browser = await puppeteer.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage();
    for (const size of SIZES) {
      await page.setViewport({ width: size, height: size });
      await page.goto(`data:image/svg+xml;base64,${drawing}`);
      await writeFile(join(folder, `icon-${size}.png`), await page.screenshot({ omitBackground: true }));
    }
  } finally {
    await browser.close();
  }
});
