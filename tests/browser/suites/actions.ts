// What can be done from the card: step on, hide the mark, copy a report; and where there is little room.

import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { pointOf, readMarks, settledMarks } from '../../../scripts/marks.mjs';
import { askCard, type CardView, clickInCard, readCard } from '../card-reader';
import { type Harness, messages, resetOptions, tellTab, until } from '../harness';

export function actions(harness: () => Harness): void {
  const opened = (page: Page, isRight: (view: CardView) => boolean = () => true) =>
    until(async () => {
      const view = await readCard(page, harness().name);
      return view !== undefined && isRight(view) && view;
    }, 10_000);
  const closed = (page: Page) =>
    until(async () => (await readCard(page, harness().name)) === undefined, 10_000);

  async function clicked(path: string): Promise<Page> {
    const page = await harness().open(path);
    await settledMarks(page, 5_000);
    const point = await pointOf(page, 'misleading');
    if (!point) throw new Error(`nothing misleading to point at on ${path}`);
    await page.mouse.click(point.x, point.y);
    return page;
  }

  test('the buttons step from mark to mark in the order of the page, and round', async () => {
    const page = await clicked('~long/');
    const first = await opened(page);
    const total = Number(/\d+\D+(\d+)/.exec(first.place)?.[1]);
    expect(total).toBeGreaterThan(2);
    await clickInCard(page, harness().name, '.previous');
    const last = await opened(page, ({ place }) => place !== first.place);
    expect(last.box.top).toBeGreaterThanOrEqual(0);
    await clickInCard(page, harness().name, '.next');
    await opened(page, ({ place, quote }) => place === first.place && quote === first.quote);
    await page.close();
  });

  test('the keyboard steps through the page, opens the card with focus in it, and gives focus back', async () => {
    const page = await harness().open('~form/');
    await settledMarks(page, 5_000);
    await page.focus('#message');
    expect(await tellTab(harness(), page, { type: 'step', first: true })).toBe(true);
    const first = await opened(page, ({ hasFocus }) => hasFocus);
    expect(await tellTab(harness(), page, { type: 'step', first: false })).toBe(true);
    await opened(page, ({ place }) => place !== first.place);
    await page.keyboard.press('Escape');
    await closed(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('message');
    await page.close();
  });

  test('after the last mark the keyboard starts again', async () => {
    const page = await harness().open('~long/');
    const marks = await settledMarks(page, 5_000);
    let steps = 0;
    while (await tellTab(harness(), page, { type: 'step', first: steps === 0 })) {
      steps++;
      await opened(page, ({ place }) => place.includes(String(steps)));
      if (steps > marks.length) break;
    }
    expect(steps).toBeGreaterThan(1);
    expect(await tellTab(harness(), page, { type: 'step', first: true })).toBe(true);
    await page.close();
  });

  test('a list of all marks can be read as text, and leads to each', async () => {
    const page = await harness().open('~long/');
    await settledMarks(page, 5_000);
    expect(await tellTab(harness(), page, { type: 'list' })).toBe(true);
    const list = await opened(page, ({ hasFocus }) => hasFocus);
    expect(list.text).toContain('家庭教育指导师');
    expect(list.text).toContain('健康管理师');
    expect(
      await askCard(page, harness().name, `(root) => root.querySelector('[role=dialog] h1') !== null`),
    ).toBe(true);
    await clickInCard(page, harness().name, '.group:last-of-type .finding');
    const card = await opened(page, ({ quote }) => quote !== '');
    expect(card.hasFocus).toBe(true);
    await page.close();
  });

  test('a mark can be hidden for now', async () => {
    const page = await clicked('~dialog/');
    const { quote } = await opened(page);
    const texts = (await readMarks(page)).map(({ text }) => text);
    expect(texts).toContain(quote);
    await clickInCard(page, harness().name, '.wrong summary');
    await clickInCard(page, harness().name, '.hide-now');
    await closed(page);
    await until(async () => !(await readMarks(page)).some(({ text }) => text === quote), 10_000);
    await page.reload({ waitUntil: 'load' });
    await until(async () => (await readMarks(page)).some(({ text }) => text === quote), 10_000);
    await page.close();
  });

  test('words can be hidden on a site for good, and shown again by a reset', async () => {
    const page = await clicked('~dialog/');
    const { quote } = await opened(page);
    await clickInCard(page, harness().name, '.wrong summary');
    await clickInCard(page, harness().name, '.hide-site');
    await closed(page);
    await page.goto(`${harness().site.url}~form/`, { waitUntil: 'load' });
    const marks = await settledMarks(page, 5_000);
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.some(({ text }) => text === quote)).toBe(false);
    await resetOptions(harness());
    await until(async () => (await readMarks(page)).some(({ text }) => text === quote), 10_000);
    await page.close();
  });

  test('the report about a wrong mark names the rule and the words, and nothing of the person', async () => {
    const page = await clicked('fire/?ref=someone#part');
    const view = await opened(page);
    await clickInCard(page, harness().name, '.wrong summary');
    const report = await askCard<string>(
      page,
      harness().name,
      `(root) => root.querySelector('textarea').value`,
    );
    expect(report).toContain(view.quote);
    expect(report).toMatch(/[a-z-]+\.[a-z-]+ \/ misleading/);
    expect(report).toContain(`${harness().site.url}fire/`);
    expect(report).not.toContain('someone');
    // Pasted where the page's own script may look, as a person would.
    await clickInCard(page, harness().name, '.copy');
    await page.evaluate(() => {
      const area = document.createElement('textarea');
      area.id = 'paste';
      document.body.prepend(area);
    });
    await page.focus('#paste');
    await page.keyboard.down('Control');
    await page.keyboard.press('v');
    await page.keyboard.up('Control');
    const pasted = await page.$eval('#paste', (area) => (area as HTMLTextAreaElement).value);
    // Chromium without a window has no paste by keyboard; there the copied text cannot be read.
    if (harness().name === 'firefox' || pasted !== '') expect(pasted.replaceAll('\r', '')).toBe(report);
    await page.close();
  });

  test('a frame too small for a card has it shown by the page above', async () => {
    const page = await harness().open('~small/');
    const [, frame] = page.frames();
    const inner = await until(
      async () =>
        (await frame?.evaluate(() => {
          const [range] = CSS.highlights.get('bianzheng-misleading') ?? [];
          if (!range) return undefined;
          const live = document.createRange();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          const { x, y, width, height } = live.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        })) ?? undefined,
      10_000,
    );
    const outer = await page.$eval('iframe', (frame) => {
      const { x, y } = frame.getBoundingClientRect();
      return { x: x + frame.clientLeft, y: y + frame.clientTop };
    });
    await page.mouse.click(outer.x + inner.x, outer.y + inner.y);
    const view = await opened(page);
    expect(view.isSheet).toBe(true);
    expect(view.box.bottom - view.box.top).toBeGreaterThan(200);
    expect(view.headline).toContain('家庭教育指导师');
    const texts = await messages(view.lang);
    expect(view.text).toContain(texts.card_check?.message);
    await page.keyboard.press('Escape');
    await page.close();
  });

  test('a page that removes the card gets nothing but its absence', async () => {
    const page = await clicked('~dialog/');
    await opened(page);
    await page.evaluate(() => document.querySelector('dialog')?.lastElementChild?.remove());
    await closed(page);
    const point = await pointOf(page, 'misleading');
    if (!point) throw new Error('the marks are gone too');
    await page.mouse.click(point.x, point.y);
    await opened(page);
    await page.keyboard.press('Escape');
    await closed(page);
    await page.close();
  });

  test('a site that looks official is marked, with the true channel in its card', async () => {
    const page = await harness().open('~named/');
    const marks = await settledMarks(page, 5_000);
    expect(marks.map(({ text }) => text)).toContain('www.cpta.com.cn.zs-cx.net');
    expect(marks.map(({ text }) => text)).not.toContain('www.cpta.com.cn');
    const point = await pointOf(page, 'misleading', 'zs-cx');
    if (!point) throw new Error('nothing to point at');
    await page.mouse.click(point.x, point.y);
    const { links, sentences, lang } = await opened(page);
    expect(links[0]?.href).toBe('http://www.cpta.com.cn/');
    expect(sentences[0]).toBe((await messages(lang)).link_look_alike?.message);
    await page.close();
  });

  test('can be used in fullscreen', async () => {
    const page = await harness().open('~full/');
    await settledMarks(page, 5_000);
    await page.click('#enter');
    await until(() => page.evaluate(() => document.fullscreenElement !== null), 10_000);
    const point = await pointOf(page, 'misleading');
    if (!point) throw new Error('nothing misleading to point at');
    await page.mouse.click(point.x, point.y);
    await opened(page);
    await clickInCard(page, harness().name, '.close');
    await closed(page);
    await page.close();
  });

  test('fits at twice the size of text and of the page', async () => {
    const page = await harness().browser.newPage();
    // Zoom of 200 % leaves a window of 1280 × 800 half of its pixels each way.
    await page.setViewport({ width: 640, height: 400, deviceScaleFactor: 2 });
    await page.goto(`${harness().site.url}fire/`);
    await settledMarks(page, 5_000);
    const point = await pointOf(page, 'misleading');
    if (!point) throw new Error('nothing misleading to point at');
    await page.mouse.click(point.x, point.y);
    const { box } = await opened(page, ({ box }) => box.bottom <= 400);
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(640);
    await page.close();
  });
}
