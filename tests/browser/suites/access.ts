// Every surface under axe-core, and at the width of a phone.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { pointOf, settledMarks } from '../../../scripts/marks.mjs';
import { clickInCard, copyCard, readCard } from '../card-reader';
import { type Harness, tellTab, until } from '../harness';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong, with the places: all its rules, also those of good practice. */
async function violations(page: Page, isPart = false): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const { violations } = (await page.evaluate(
    `axe.run(document, { rules: { 'target-size': { enabled: true }, 'page-has-heading-one': { enabled: ${!isPart} } } })`,
  )) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/** Buttons, fields and links that stand alone and are smaller than a fingertip. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, input, select, summary, a.channel, .reports a, label.row, label.switch',
      ),
    ]
      .filter((one) => {
        const target = one.closest('label') ?? one;
        const { width, height } = target.getBoundingClientRect();
        return one.checkVisibility() && !one.closest('.unseen') && (width < 43.5 || height < 43.5);
      })
      .map((one) => one.outerHTML.slice(0, 120)),
  );
}

export function access(harness: () => Harness): void {
  const surfaces: [string, string][] = [
    ['lookup.html?guide=1', '.guide img'],
    ['lookup.html?q=健康', '.result'],
    ['lookup.html?q=星空疗愈规划师', '.unknown'],
    ['lookup.html?name=家庭教育指导师', '.item'],
    ['options.html', '.reset'],
    ['evidence.html', 'h1'],
  ];

  test.each(surfaces)('%s has nothing that axe finds wrong, and fits a phone', async (path, ready) => {
    const page = await harness().openOwn(path);
    await page.waitForSelector(ready);
    expect(await violations(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    // Firefox has no such emulation over BiDi; the colours are the same.
    if (harness().name === 'chromium') {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewport({ width: 360, height: 740 });
    await until(() => page.evaluate(() => innerWidth === 360));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await harness().picture(page, `phone-${path.replace(/\W+/g, '-')}`);
    await page.close();
  });

  test('the popup, as a page that follows the tab in front', async () => {
    const page = await harness().open('fire/');
    await settledMarks(page, 5_000);
    const popup = await harness().openOwn('popup.html');
    await page.bringToFront();
    await popup.waitForFunction(() => document.querySelector('.finding') !== null);
    expect(await violations(popup)).toEqual([]);
    expect(await smallTargets(popup)).toEqual([]);
    await popup.setViewport({ width: 360, height: 740 });
    await until(() => popup.evaluate(() => innerWidth === 360));
    expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await harness().picture(popup, 'phone-popup');
    await popup.close();
    await page.close();
  });

  /** What lies in the closed shadow root, in a document where axe can look at it. */
  async function bare(page: Page): Promise<Page> {
    const copy = await copyCard(page, harness().name);
    if (!copy) throw new Error('no card is open');
    const document = await harness().browser.newPage();
    await document.setContent(
      `<!doctype html><html lang="zh-CN"><title>card</title><style>${copy.css}
      .panel { display: flex !important; position: static !important; max-height: none !important; animation: none !important }
      </style><main>${copy.html.replace('popover="manual"', '')}</main></html>`,
    );
    return document;
  }

  test('the card with all that can be opened in it', async () => {
    const page = await harness().open('fire/');
    await settledMarks(page, 5_000);
    const point = await pointOf(page, 'misleading');
    if (!point) throw new Error('nothing misleading to point at');
    await page.mouse.click(point.x, point.y);
    await until(() => readCard(page, harness().name));
    for (const part of ['.why', '.tell', '.wrong'])
      await clickInCard(page, harness().name, `${part} summary`);
    await harness().picture(page, 'card-open');
    const document = await bare(page);
    expect(await violations(document, true)).toEqual([]);
    expect(await smallTargets(document)).toEqual([]);
    await document.close();
    await page.close();
  });

  test('the list of marks', async () => {
    const page = await harness().open('fire/');
    await settledMarks(page, 5_000);
    await tellTab(harness(), page, { type: 'list' });
    await until(() => readCard(page, harness().name));
    await harness().picture(page, 'list');
    const document = await bare(page);
    expect(await violations(document, true)).toEqual([]);
    expect(await smallTargets(document)).toEqual([]);
    await document.close();
    await page.close();
  });

  test("the guard's line", async () => {
    const page = await harness().open('~form/');
    await settledMarks(page, 5_000);
    await page.click('#phone');
    await until(async () => (await copyCard(page, harness().name))?.html.includes('<strong>'));
    const document = await bare(page);
    expect(await violations(document, true)).toEqual([]);
    expect(await smallTargets(document)).toEqual([]);
    await document.close();
    await page.close();
  });
}
