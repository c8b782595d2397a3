// The card: how it opens and closes, what it says, where its links lead, and that the page goes on as before.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { closePopUp } from '../../../scripts/demo.mjs';
import { pointOf, settledMarks } from '../../../scripts/marks.mjs';
import { project } from '../../../scripts/steps.mjs';
import { type CardView, pointInCard, readCard } from '../card-reader';
import { type Harness, messages, pause, until } from '../harness';

export function card(harness: () => Harness): void {
  const cardOf = (page: Page): Promise<CardView | undefined> => readCard(page, harness().name);
  const opened = (page: Page) => until(() => cardOf(page));
  const closed = (page: Page) => until(async () => (await cardOf(page)) === undefined);

  async function marked(path: string, words = ''): Promise<[Page, { x: number; y: number }]> {
    const page = await harness().open(path);
    await settledMarks(page, 5_000);
    await closePopUp(page);
    const point = await pointOf(page, 'misleading', words);
    if (!point) throw new Error(`nothing misleading to point at on ${path}`);
    return [page, point];
  }

  test('says what is claimed and where to check', async () => {
    const [page, point] = await marked('consultation/');
    await page.mouse.click(point.x, point.y);
    const view = await opened(page);
    await harness().picture(page, 'card');
    const texts = await messages(view.lang);
    const known = new Set(Object.values(texts).map(({ message }) => message));
    expect(view.headline).toContain('家庭教育指导师');
    expect(view.quote).not.toBe('');
    expect(known).toContain(view.sentences[0]);
    expect(view.sentences).toHaveLength(1);
    expect(view.why).toContain('国家职业资格目录（2021年版）');
    expect(view.why).toContain('《');
    expect(view.text).toContain(texts.card_ground?.message);
    expect(view.text).toContain(texts.card_check?.message);
    expect(view.text).not.toMatch(/undefined|\$[A-Z]/);
    await page.close();
  });

  test('every link leads to a channel of the list, apart from the page', async () => {
    const [page, point] = await marked('consultation/');
    await page.mouse.click(point.x, point.y);
    const { links } = await opened(page);
    const channels = await readFile(join(project, 'data', 'channels.csv'), 'utf8');
    expect(links.length).toBeGreaterThan(0);
    for (const { href, target, rel, text } of links) {
      expect(channels).toContain(href);
      expect(target).toBe('_blank');
      expect(rel).toBe('noopener noreferrer');
      expect(text).not.toBe('');
    }
    await page.close();
  });

  test('opens when the pointer rests, stays while it is in the card, goes when it leaves', async () => {
    const [page, point] = await marked('fire/');
    await page.mouse.move(point.x - 2, point.y);
    await page.mouse.move(point.x, point.y);
    const { box } = await opened(page);
    const inside = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    await page.mouse.move(inside.x, inside.y, { steps: 4 });
    await pause(900);
    expect(await cardOf(page)).toBeDefined();
    await page.mouse.move(box.right + 60 < 1_270 ? box.right + 60 : box.left - 60, 5, { steps: 3 });
    await closed(page);
    await page.close();
  });

  test('closes with Escape, with its button and with a click elsewhere', async () => {
    const [page, point] = await marked('fire/');
    await page.mouse.click(point.x, point.y);
    await opened(page);
    await page.keyboard.press('Escape');
    await closed(page);
    await page.mouse.click(point.x, point.y);
    await opened(page);
    const button = await pointInCard(page, harness().name, '.close');
    if (button) await page.mouse.click(button.x, button.y);
    await closed(page);
    await page.mouse.click(point.x, point.y);
    await opened(page);
    await page.mouse.click(3, 3);
    await closed(page);
    await page.close();
  });

  test('opens with a tap', async () => {
    const [page, point] = await marked('fire/');
    await page.touchscreen.tap(point.x, point.y);
    await opened(page);
    await page.close();
  });

  test('leaves the page its own click', async () => {
    const [page, point] = await marked('~button/');
    await page.mouse.click(point.x, point.y);
    await opened(page);
    expect(await page.$eval('#button', (button) => button.getAttribute('data-clicks'))).toBe('1');
    await page.close();
  });

  test('leaves no node behind', async () => {
    const [page, point] = await marked('english/');
    const count = () => page.evaluate(() => document.getElementsByTagName('*').length);
    const before = await count();
    await page.mouse.click(point.x, point.y);
    await opened(page);
    expect(await count()).toBe(before + 1);
    await page.keyboard.press('Escape');
    await closed(page);
    expect(await count()).toBe(before);
    await page.close();
  });

  test('can be used over a modal dialog, and its Escape is not for the dialog', async () => {
    const [page] = await marked('~button/');
    await page.goto(`${harness().site.url}~dialog/`);
    await settledMarks(page, 5_000);
    const point = await pointOf(page, 'misleading');
    if (!point) throw new Error('nothing marked in the dialog');
    await page.mouse.click(point.x, point.y);
    await opened(page);
    const button = await pointInCard(page, harness().name, '.close');
    if (button) await page.mouse.click(button.x, button.y);
    await closed(page);
    await page.mouse.click(point.x, point.y);
    await opened(page);
    await page.keyboard.press('Escape');
    await closed(page);
    expect(await page.$eval('dialog', (dialog) => dialog.open)).toBe(true);
    await page.close();
  });

  test('cannot be restyled by the page', async () => {
    const [page, point] = await marked('~hostile/');
    await page.mouse.click(point.x, point.y);
    const { box } = await opened(page);
    await harness().picture(page, 'card-hostile');
    expect(box.right - box.left).toBeGreaterThan(300);
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.lastElementChild?.shadowRoot)).toBeNull();
    await page.close();
  });

  test('a page cannot open it by itself', async () => {
    const [page, point] = await marked('fire/');
    await page.evaluate(({ x, y }) => {
      const at = { clientX: x, clientY: y, bubbles: true, composed: true };
      document.elementFromPoint(x, y)?.dispatchEvent(new MouseEvent('click', at));
      document.elementFromPoint(x, y)?.dispatchEvent(new PointerEvent('pointermove', at));
    }, point);
    await pause(700);
    expect(await cardOf(page)).toBeUndefined();
    await page.close();
  });

  describe.each(['~own/', '~none/', '~trusted/'])('under /%s', (policy) => {
    test('opens, in its own colours', async () => {
      const [page, point] = await marked(`${policy}fire/`);
      await page.mouse.click(point.x, point.y);
      const { background, box } = await opened(page);
      await harness().picture(page, `card-${policy.slice(1, -1)}`);
      expect(background).toBe('rgb(255, 255, 255)');
      expect(box.right - box.left).toBeGreaterThan(300);
      await page.close();
    });
  });

  test.each([
    [360, 740, 'light'],
    [360, 740, 'dark'],
    [1280, 800, 'dark'],
  ] as const)('fits a window of %i × %i, %s', async (width, height, scheme) => {
    const page = await harness().browser.newPage();
    await page.setViewport({ width, height });
    // Firefox has no such emulation over BiDi; there the light picture is taken twice.
    if (harness().name === 'chromium') {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    }
    await page.goto(`${harness().site.url}fire/`);
    await settledMarks(page, 5_000);
    const point = await pointOf(page, 'misleading');
    if (!point) throw new Error('nothing misleading to point at');
    await page.mouse.click(point.x, point.y);
    // A sheet slides in.
    const { box, isSheet } = await until(async () => {
      const view = await cardOf(page);
      return view && view.box.bottom <= height && view;
    });
    expect(isSheet).toBe(width < 600);
    await harness().picture(page, `card-${width}-${scheme}`);
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(width);
    expect(box.bottom).toBeLessThanOrEqual(height);
    await page.close();
  });
}
