// Visits every demo page in the browsers there are, without a window, prints what the extension found as a table and
// takes two pictures of each: the marks, and an open card.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { closePopUp, DEMO_PAGES } from './demo.mjs';
import { available, launch } from './launch.mjs';
import { pointOf, settledMarks } from './marks.mjs';
import { project } from './steps.mjs';

const PICTURES = join(project, 'out', 'demo');

/**
 * @param {string} url of the demo site
 * @returns {Promise<string[]>} what is not as it should be
 */
export async function visit(url) {
  await mkdir(PICTURES, { recursive: true });
  const wrong = [];
  for (const name of available()) {
    const browser = await launch(name);
    /** @type {Record<string, object>} */
    const rows = {};
    try {
      for (const { name: demo, marked } of DEMO_PAGES) {
        const page = await browser.newPage();
        await page.goto(`${url}${demo}/`, { waitUntil: 'load' });
        const marks = await settledMarks(page);
        const misleading = marks.filter((mark) => mark.level === 'misleading');
        const summary = name === 'chromium' ? await askSummary(browser) : undefined;
        rows[demo] = {
          ...(summary === undefined ? {} : { verdict: summary.verdict ?? '–', findings: summary.findings }),
          misleading: misleading.length,
          caution: marks.filter((mark) => mark.level === 'caution').length,
          'first words': [...misleading, ...marks]
            .slice(0, 3)
            .map((mark) => mark.text.trim())
            .join(' · '),
        };
        if (misleading.length > 0 !== marked) {
          wrong.push(`${demo} in ${name} has ${misleading.length} misleading marks`);
        }
        await takePictures(
          page,
          join(PICTURES, `${demo}-${name}`),
          misleading.length > 0 ? 'misleading' : 'caution',
        );
        await page.close();
      }
    } finally {
      await browser.close();
    }
    console.log(`\n${name}: pieces of text marked`);
    console.table(rows);
  }
  return wrong;
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} path without ending
 * @param {string} level
 */
async function takePictures(page, path, level) {
  await closePopUp(page);
  const point = await pointOf(page, level);
  await page.screenshot({ path: `${path}.png` });
  if (!point) return;
  await page.mouse.click(point.x, point.y);
  await new Promise((resolve) => setTimeout(resolve, 400));
  await page.screenshot({ path: `${path}-card.png` });
}

/**
 * What the extension found in the tab in front, asked as a popup would ask.
 * @param {import('puppeteer-core').Browser} browser
 * @returns {Promise<{ verdict: string | undefined, findings: number } | undefined>}
 */
async function askSummary(browser) {
  const target = browser.targets().find((one) => one.type() === 'service_worker');
  const worker = await target?.worker();
  return worker?.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    if (tab?.id === undefined) return undefined;
    const summary = await chrome.tabs.sendMessage(tab.id, { type: 'summary' }, { frameId: 0 });
    return { verdict: summary.verdict, findings: summary.findings.length };
  });
}
