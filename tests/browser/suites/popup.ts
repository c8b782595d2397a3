// The popup of the toolbar button: what it says of the page, where it leads, the switch of the site.

import { expect, test } from 'vitest';
import { readMarks, settledMarks } from '../../../scripts/marks.mjs';
import { readCard } from '../card-reader';
import { type Harness, messages, until } from '../harness';
import { openPopup, readPopup } from '../popup-reader';

export function popup(harness: () => Harness): void {
  test('says in one sentence what the page is, and lists its claims by occupation', async () => {
    const page = await harness().open('fire/');
    const marks = await settledMarks(page, 5_000);
    const popup = await openPopup(harness(), page);
    const view = await readPopup(popup, ({ groups }) => groups.length > 0);
    const texts = await messages(view.lang);
    expect(view.verdict).toBe(texts.verdict_misleading?.message);
    expect(view.groups[0]?.title).toContain('消防设施操作员');
    const quotes = view.groups.flatMap((group) => group.quotes).join('|');
    for (const { level, text } of marks) if (level === 'misleading') expect(quotes).toContain(text.trim());
    expect(view.text).toContain('localhost');
    expect(view.text).not.toMatch(/undefined|\$[A-Z]/);
    expect(view.width).toBe(400);
    await popup.close();
    await page.close();
  });

  test('a click on a claim goes there and opens its card, with focus in it', async () => {
    const page = await harness().open('fire/');
    await settledMarks(page, 5_000);
    const popup = await openPopup(harness(), page);
    const view = await readPopup(popup, ({ groups }) => groups.length > 0);
    const quote = view.groups[0]?.quotes.at(-1);
    await popup.ask(
      `(document) => [...document.querySelectorAll('.group')][0].querySelector('li:last-child button').click()`,
    );
    const card = await until(() => readCard(page, harness().name), 15_000);
    expect(card.quote).toBe(quote);
    expect(card.box.top).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await page.close();
  });

  test('turns a site off and on again', async () => {
    const page = await harness().open('fire/');
    await settledMarks(page, 5_000);
    let popup = await openPopup(harness(), page);
    await readPopup(popup, ({ site }) => site === true);
    await popup.ask(`(document) => document.querySelector('.switch input').click()`);
    await until(async () => (await readMarks(page)).length === 0, 15_000);
    const off = await readPopup(popup, ({ site }) => site === false);
    expect(off.groups).toEqual([]);
    expect(off.verdict).toBe((await messages(off.lang)).popup_off?.message);
    await popup.close();
    await page.reload({ waitUntil: 'load' });
    popup = await openPopup(harness(), page);
    await readPopup(popup, ({ site }) => site === false);
    expect(await readMarks(page)).toEqual([]);
    await popup.ask(`(document) => document.querySelector('.switch input').click()`);
    await until(async () => (await readMarks(page)).length > 0, 15_000);
    await popup.close();
    await page.close();
  });

  test('has nothing to say of a page without certificates', async () => {
    const page = await harness().open('~empty/');
    const popup = await openPopup(harness(), page);
    const view = await readPopup(popup, ({ site }) => site !== undefined);
    expect(view.verdict).toBe((await messages(view.lang)).popup_nothing?.message);
    await popup.close();
    await page.close();
  });

  test('looks a name up', async () => {
    const page = await harness().open('~empty/');
    const popup = await openPopup(harness(), page);
    await readPopup(popup, ({ site }) => site !== undefined);
    await popup.ask(`(document) => {
      document.querySelector('#q').value = '健康管理师';
      document.querySelector('.search button').click();
    }`);
    const lookup = await harness().findOwn(encodeURIComponent('健康管理师'));
    await until(() => lookup.evaluate(() => document.querySelector('.result') !== null), 15_000);
    await lookup.close();
    await page.close();
  });

  test('knows what frames found', async () => {
    const page = await harness().open('~frames/');
    await settledMarks(page, 5_000);
    const popup = await openPopup(harness(), page);
    // The page and its frame say the same; each says it once more.
    await readPopup(popup, ({ text }) => /共 [2-9] 处/.test(text) || /\b[2-9] times/.test(text));
    await popup.close();
    await page.close();
  });
}
