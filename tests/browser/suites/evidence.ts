// The evidence: gathered from the popup or the card, shown before it is saved, in three formats.

import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { pointOf, settledMarks } from '../../../scripts/marks.mjs';
import { clickInCard, readCard } from '../card-reader';
import { type Harness, until } from '../harness';
import { openPopup, readPopup } from '../popup-reader';

/** The three files, taken where the page makes them. */
async function files(page: Page): Promise<Record<'html' | 'markdown' | 'json', string>> {
  const read = async (button: string) => {
    await page.evaluate(() => {
      document.body.removeAttribute('data-saved');
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        void blob.text().then((text) => document.body.setAttribute('data-saved', text));
        return make(blob);
      };
      HTMLAnchorElement.prototype.click = () => undefined;
    });
    await page.click(button);
    return until(() => page.evaluate(() => document.body.getAttribute('data-saved') ?? undefined));
  };
  return {
    html: await read('button.html'),
    markdown: await read('button.markdown'),
    json: await read('button.json'),
  };
}

export function evidence(harness: () => Harness): void {
  test('from the popup: with the picture of what was visible, in all formats', async () => {
    const page = await harness().open('fire/?a=<b>&c=1');
    const marks = await settledMarks(page, 5_000);
    const popup = await openPopup(harness(), page);
    await readPopup(popup, ({ groups }) => groups.length > 0);
    await popup.ask(`(document) => document.querySelector('button.evidence').click()`);
    const own = await harness().findOwn('evidence.html');
    await own.waitForSelector('article');
    await harness().picture(own, 'evidence');
    const saved = await files(own);
    const data = JSON.parse(saved.json) as {
      address: string;
      time: string;
      picture?: string;
      findings: { finding: { rule: string } }[];
    };
    expect(data.address).toContain('/fire/?a=');
    expect(Date.parse(data.time)).not.toBeNaN();
    expect(data.picture).toMatch(/^data:image\/png;base64,/);
    const words = marks.filter(({ level }) => level === 'misleading').map(({ text }) => text.trim());
    for (const word of words) for (const file of Object.values(saved)) expect(file).toContain(word);
    for (const { finding } of data.findings) expect(saved.markdown).toContain(finding.rule);
    expect(saved.html).toMatch(/^<!doctype html>/);
    expect(saved.html).toContain('data:image/png;base64,');
    expect(saved.html).not.toMatch(/<script|blob:|<!--/);
    expect(saved.html).toContain('《');
    // Another file of its own is readable without the extension.
    const copy = await harness().browser.newPage();
    await copy.setContent(saved.html);
    expect(await copy.$eval('article', (article) => (article as HTMLElement).innerText)).toContain(words[0]);
    expect(
      await copy.$eval('img.picture', (image) => (image as HTMLImageElement).naturalWidth),
    ).toBeGreaterThan(100);
    await copy.close();
    await own.close();
    await page.close();
  });

  test('from the card; what was shown once is not kept', async () => {
    const page = await harness().open('fire/');
    await settledMarks(page, 5_000);
    const point = await pointOf(page, 'misleading');
    if (!point) throw new Error('nothing misleading to point at');
    await page.mouse.click(point.x, point.y);
    await until(() => readCard(page, harness().name));
    await clickInCard(page, harness().name, '.tell summary');
    await clickInCard(page, harness().name, '.evidence');
    const own = await harness().findOwn('evidence.html');
    await own.waitForSelector('article');
    await own.evaluate(() => location.reload());
    // While the page is being loaded anew there is nothing to ask.
    const isGone = () =>
      own.evaluate(() => document.querySelector('article') === null && document.querySelector('h1') !== null);
    await until(() => isGone().catch(() => undefined), 15_000);
    await own.close();
    await page.close();
  });
}
