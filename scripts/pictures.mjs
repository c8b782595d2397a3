// `npm run pictures`: every surface in Chinese and English, light and dark, at 1280 and 360 pixels, in
// Chromium, into out/pictures/; the ones that the documents show go to docs/pictures/ as well. Run after
// `npm run build`, look at them one by one.

import { copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { available, launch } from './launch.mjs';
import { pointOf, settledMarks } from './marks.mjs';
import { serveSite } from './site.mjs';
import { command, Hint, project } from './steps.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {{ language: string, scheme: string, width: number }} Look */

const OUT = join(project, 'out', 'pictures');
const DOCS = join(project, 'docs', 'pictures');
const LANGUAGES = ['zh-CN', 'en'];
const SCHEMES = ['light', 'dark'];
const WIDTHS = [1280, 360];
/** What docs/USER-GUIDE.md shows, of the light pictures 1280 pixels wide. */
const SHOWN = ['card', 'guard', 'popup', 'lookup', 'item', 'options', 'evidence'];

const NAME = '家庭教育指导师';

await command(async () => {
  if (!available().includes('chromium')) throw new Hint('Chromium is missing.');
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  await mkdir(DOCS, { recursive: true });
  const site = await serveSite();
  let taken = 0;
  try {
    for (const language of LANGUAGES) {
      const browser = await launch('chromium', { language });
      try {
        const target = await browser.waitForTarget((one) => one.url().includes('lookup.html'));
        const origin = target.url().replace(/\/lookup.*/, '');
        for (const scheme of SCHEMES) {
          for (const width of WIDTHS) {
            taken += await takeAll(browser, site.url, origin, { language, scheme, width });
          }
        }
      } finally {
        await browser.close();
      }
    }
  } finally {
    await site.close();
  }
  for (const language of LANGUAGES) {
    for (const surface of SHOWN) {
      const suffix = language === 'zh-CN' ? '' : `-${language}`;
      await copyFile(
        join(OUT, pictureName(surface, { language, scheme: 'light', width: 1280 })),
        join(DOCS, `${surface}${suffix}.png`),
      );
    }
  }
  // The page is in Chinese whatever the browser's language.
  await copyFile(
    join(OUT, pictureName('marks', { language: 'zh-CN', scheme: 'light', width: 1280 })),
    join(DOCS, 'marks.png'),
  );
  await storePictures();
  console.log(
    `${taken} pictures in out/pictures/, ${SHOWN.length * LANGUAGES.length} of them and marks.png in docs/pictures/; out/store/ has the stores' own.`,
  );
});

/** The drawings for the stores, which take no SVG. */
async function storePictures() {
  const folder = join(project, 'docs', 'store');
  const out = join(project, 'out', 'store');
  await mkdir(out, { recursive: true });
  const browser = await launch('chromium');
  try {
    const page = await browser.newPage();
    for (const file of await readdir(folder)) {
      const [, width, height] = /-(\d+)x(\d+)\.svg$/.exec(file) ?? [];
      if (!width || !height) continue;
      await page.setViewport({ width: Number(width), height: Number(height) });
      const drawing = (await readFile(join(folder, file))).toString('base64');
      await page.goto(`data:image/svg+xml;base64,${drawing}`);
      await page.screenshot({ path: join(out, file.replace('.svg', '.png')) });
    }
  } finally {
    await browser.close();
  }
}

/**
 * @param {Browser} browser
 * @param {string} site
 * @param {string} origin of the extension's own pages
 * @param {Look} look
 */
async function takeAll(browser, site, origin, look) {
  let taken = 0;
  /** @param {string} address */
  const open = async (address) => {
    const page = await browser.newPage();
    await page.setViewport({ width: look.width, height: look.width < 600 ? 740 : 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: look.scheme }]);
    await page.goto(address, { waitUntil: 'load' });
    return page;
  };
  /**
   * @param {Page} page
   * @param {string} surface
   * @param {boolean} [whole]
   */
  const take = async (page, surface, whole = false) => {
    await rest(page);
    await page.screenshot({ path: join(OUT, pictureName(surface, look)), fullPage: whole });
    taken++;
  };

  const page = await open(`${site}fire/`);
  await settledMarks(page, 5_000);
  await take(page, 'marks');
  const point = await pointOf(page, 'misleading');
  if (!point) throw new Hint('nothing is marked on the demo page');
  await page.mouse.click(point.x, point.y);
  await take(page, 'card');
  await page.keyboard.press('Escape');

  const popup = await open(`${origin}/popup.html`);
  await page.bringToFront();
  await popup.waitForSelector('.finding');
  // The page is as wide as the popup, which the browser shows at the size of its content.
  await popup.setViewport({ width: Math.min(400, look.width), height: 640 });
  await take(popup, 'popup', true);

  await tell(popup, { type: 'list' });
  await take(page, 'list');
  await page.keyboard.press('Escape');

  await popup.evaluate(() =>
    document.querySelector('button.evidence')?.dispatchEvent(new MouseEvent('click')),
  );
  const target = await browser.waitForTarget((one) => one.url().includes('evidence.html'));
  const evidence = await target.page();
  if (evidence) {
    await evidence.setViewport({ width: look.width, height: 800 });
    await evidence.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: look.scheme }]);
    await evidence.waitForSelector('article');
    await take(evidence, 'evidence');
    await evidence.close();
  }
  await popup.close();
  await page.close();

  const form = await open(`${site}fire/`);
  await settledMarks(form, 5_000);
  await form.click('input[type=tel]');
  await take(form, 'guard');
  await form.close();

  for (const [surface, path, ready] of /** @type {const} */ ([
    ['welcome', 'lookup.html?guide=1', '.guide img'],
    ['lookup', 'lookup.html?q=健康', '.result'],
    ['item', `lookup.html?name=${NAME}`, '.item'],
    ['unknown', 'lookup.html?q=星空疗愈规划师', '.unknown'],
    ['options', 'options.html', '.reset'],
  ])) {
    const own = await open(`${origin}/${path}`);
    await own.waitForSelector(ready);
    await take(own, surface, true);
    await own.close();
  }
  return taken;
}

/**
 * Waits for what slides in and for pictures in the page.
 * @param {Page} page
 */
async function rest(page) {
  await page.evaluate(() =>
    Promise.all([...document.images].map((image) => image.decode().catch(() => undefined))),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
}

/**
 * Tells the tab in front what the background would tell it.
 * @param {Page} own
 * @param {object} message
 */
async function tell(own, message) {
  await own.evaluate(async (message) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    if (tab?.id !== undefined) await chrome.tabs.sendMessage(tab.id, message, { frameId: 0 });
  }, message);
}

/**
 * @param {string} surface
 * @param {Look} look
 */
function pictureName(surface, { language, scheme, width }) {
  return `${surface}-${language}-${scheme}-${width}.png`;
}
