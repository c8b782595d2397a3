// The guard: one calm line, where a person is about to leave a contact on a page with misleading claims.

import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { settledMarks } from '../../../scripts/marks.mjs';
import { askCard, clickInCard, readCard } from '../card-reader';
import { type Harness, messages, pause, resetOptions, until } from '../harness';

/** What the guard's line says; none when it is not there. */
function line(
  page: Page,
  { name }: Harness,
): Promise<{ text: string; lang: string; bottom: number } | undefined> {
  return askCard(
    page,
    name,
    `(root) => {
      const line = root.querySelector('.line');
      return line?.querySelector('[role=status]').textContent.trim() && { text: line.innerText, lang: line.lang, bottom: line.getBoundingClientRect().bottom };
    }`,
  );
}

export function guard(harness: () => Harness): void {
  const shown = (page: Page) => until(() => line(page, harness()), 10_000);
  const absent = async (page: Page) => {
    // Nothing is to come: as long as a line takes to come elsewhere in this file, many times over.
    await pause(700);
    return (await line(page, harness())) === undefined;
  };

  test('a field for a phone number brings a line beside it, with what is claimed and what to do', async () => {
    const page = await harness().open('~form/');
    await settledMarks(page, 5_000);
    await page.click('#phone');
    const { text, lang, bottom } = await shown(page);
    await harness().picture(page, 'guard');
    const texts = await messages(lang);
    expect(text).toContain('家庭教育指导师');
    expect(text).toContain(texts.guard_first?.message);
    expect(text).not.toMatch(/undefined|\$[A-Z]/);
    const field = await page.$eval('#phone', (one) => one.getBoundingClientRect().top);
    expect(Math.abs(field - bottom)).toBeLessThan(250);
    // It blocks nothing: what is typed lands in the field.
    await page.keyboard.type('138');
    expect(await page.$eval('#phone', (one) => (one as HTMLInputElement).value)).toBe('138');
    await page.close();
  });

  test('it covers no other field and no button where there is room', async () => {
    const page = await harness().open('fire/');
    await settledMarks(page, 5_000);
    await page.click('input[type=tel]');
    await shown(page);
    const others = await page.$$eval('form input:not([type=tel]), form button', (all) =>
      all.map((one) => {
        const { left, top, right, bottom } = one.getBoundingClientRect();
        return { left, top, right, bottom };
      }),
    );
    expect(others.length).toBeGreaterThan(1);
    await until(async () => {
      const box = await askCard<DOMRect>(
        page,
        harness().name,
        `(root) => root.querySelector('.panel').getBoundingClientRect()`,
      );
      return (
        box &&
        others.every(
          (one) =>
            one.right <= box.left || one.left >= box.right || one.bottom <= box.top || one.top >= box.bottom,
        )
      );
    }, 10_000);
    await page.close();
  });

  test('it comes once a page', async () => {
    const page = await harness().open('~form/');
    await settledMarks(page, 5_000);
    await page.click('#name');
    await shown(page);
    await clickInCard(page, harness().name, '.close');
    await until(async () => (await line(page, harness())) === undefined, 10_000);
    await page.click('#phone');
    expect(await absent(page)).toBe(true);
    await page.close();
  });

  test('it comes by keyboard, and in a pop-up that appears later', async () => {
    const page = await harness().open('~form/');
    await settledMarks(page, 5_000);
    await page.evaluate(() => document.getElementById('later')?.click());
    await page.focus('#wechat');
    // Focus that a script sets is not the person's doing.
    expect(await absent(page)).toBe(true);
    await page.keyboard.press('a');
    await shown(page);
    expect(await page.$eval('#wechat', (one) => (one as HTMLInputElement).value)).toBe('a');
    await page.close();
  });

  test('its button opens the card with the places to check', async () => {
    const page = await harness().open('~form/');
    await settledMarks(page, 5_000);
    await page.click('#phone');
    await shown(page);
    await clickInCard(page, harness().name, '.check');
    const card = await until(async () => {
      const view = await readCard(page, harness().name).catch(() => undefined);
      return view?.quote ? view : undefined;
    }, 10_000);
    expect(card.links.length).toBeGreaterThan(0);
    await page.close();
  });

  test.each(['#search', '#message'])('%s asks for nothing of that kind', async (field) => {
    const page = await harness().open('~form/');
    await settledMarks(page, 5_000);
    await page.click(field);
    expect(await absent(page)).toBe(true);
    await page.close();
  });

  test('a page without misleading claims has none', async () => {
    const page = await harness().open('~harmless/');
    await page.click('#phone');
    expect(await absent(page)).toBe(true);
    await page.close();
  });

  test('it can be turned off', async () => {
    const options = await harness().openOwn('options.html');
    await (await options.waitForSelector('[name=guard]'))?.click();
    await until(() => options.$eval('[name=guard]', (box) => !(box as HTMLInputElement).checked));
    await options.close();
    const page = await harness().open('~form/');
    await settledMarks(page, 5_000);
    await page.click('#phone');
    expect(await absent(page)).toBe(true);
    await page.close();
    await resetOptions(harness());
  });
}
