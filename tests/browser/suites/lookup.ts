// The look-up page: search as one types, filters, an occupation's page, and the ways to get there.

import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { type Harness, messages, until, worker } from '../harness';

export function lookup(harness: () => Harness): void {
  const names = (page: Page) =>
    page.$$eval('.result .name', (all) => all.map((one) => one.textContent?.trim() ?? ''));
  const open = async (query = '') => {
    const page = await harness().openOwn(`lookup.html${query}`);
    await page.waitForSelector('#q');
    return page;
  };

  test('is the start page after installation, with a guide in pictures', async () => {
    const { welcome } = harness();
    const pictures = await until(async () => {
      const all = await welcome.$$eval('.guide img', (images) =>
        images.map((image) => (image as HTMLImageElement).naturalWidth),
      );
      return all.length > 0 && all.every((width) => width > 0) && all;
    });
    expect(pictures.length).toBe(5);
    const lang = await welcome.evaluate(() => document.documentElement.lang);
    expect(await welcome.evaluate(() => document.body.innerText)).toContain(
      (await messages(lang)).guide_title?.message,
    );
  });

  test.each([
    ['jtjyzds', '家庭教育指导师'],
    ['健康管理', '健康管理师'],
    ['教資', '教师资格'],
    ['xiaofangsheshi', '消防设施操作员'],
  ])('finds %s while it is typed', async (typed, name) => {
    const page = await open();
    await page.type('#q', typed);
    await until(async () => (await names(page)).includes(name), 15_000);
    await page.close();
  });

  test('filters by class, standing and authority, without a name too', async () => {
    const page = await open();
    await page.waitForSelector('[name=authority] option:nth-child(5)');
    await page.select('[name=class]', 'access');
    await until(async () => (await names(page)).includes('教师资格'), 15_000);
    const access = (await names(page)).length;
    await page.select('[name=authority]', '教育部');
    await until(async () => (await names(page)).length < access, 15_000);
    expect(await names(page)).toContain('教师资格');
    await page.select('[name=authority]', '');
    await page.select('[name=class]', '');
    await page.select('[name=standing]', 'cancelled');
    await until(async () => (await names(page)).length > 3, 15_000);
    const chips = await page.$$eval(
      '.result .standing',
      (all) => new Set(all.map((one) => one.textContent)).size,
    );
    expect(chips).toBe(1);
    await page.close();
  });

  test('an occupation has its meaning, channels, history and near names, and an address', async () => {
    const page = await open('?q=家庭教育指导师');
    await (await page.waitForSelector('.result'))?.click();
    await page.waitForSelector('.item');
    const text = await page.$eval('.item', (item) => (item as HTMLElement).innerText);
    const texts = await messages(await page.evaluate(() => document.documentElement.lang));
    for (const key of ['meaning_required', 'card_check', 'lookup_history', 'lookup_near', 'lookup_source']) {
      expect(text, key).toContain(texts[key]?.message);
    }
    expect(text).toContain('zscx.osta.org.cn');
    expect(text).toContain('4-13-04-03');
    expect(text).not.toMatch(/undefined|\$[A-Z]/);
    const address = await page.evaluate(() => location.href);
    expect(new URL(address).searchParams.get('name')).toBe('家庭教育指导师');
    await page.click('.near button');
    await until(() => page.$eval('.item h1', (h1) => h1.textContent?.includes('教师资格')), 15_000);
    await page.evaluate(() => history.back());
    await until(() => page.$eval('.item h1', (h1) => h1.textContent?.includes('家庭教育指导师')), 15_000);
    await page.click('.back');
    await page.waitForSelector('.result');
    await page.close();
  });

  test('of an unknown name it says that it is not found, and where to check', async () => {
    const page = await open();
    await page.type('#q', '星空疗愈规划师');
    await page.waitForSelector('.unknown a.channel');
    const text = await page.$eval('.unknown', (item) => (item as HTMLElement).innerText);
    expect(text).toContain('国家职业资格目录（2021年版）');
    expect(text).toContain('星空疗愈规划师');
    await page.close();
  });

  test('asks nothing of the network', async () => {
    const page = await open();
    if (harness().name === 'chromium') await page.setOfflineMode(true);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.type('#q', '电工');
    await until(async () => (await names(page)).includes('电工'), 15_000);
    for (const url of asked) expect(url).toMatch(/^(chrome|moz)-extension:/);
    await page.close();
  });

  test('the menu of a selection and the address bar lead there', async () => {
    const { browser, name, findOwn } = harness();
    // Neither can be reached by pages: in Chromium the events are given to the background as the browser
    // gives them; Firefox has no such way, there what follows them is tested in the unit tests.
    if (name !== 'chromium') return;
    const background = await worker(browser);
    await background.evaluate(() => {
      type Dispatching = { dispatch(...values: unknown[]): void };
      const { onClicked } = chrome.contextMenus as unknown as { onClicked: Dispatching };
      onClicked.dispatch({ menuItemId: 'lookup', selectionText: ' 健康管理师 ' }, undefined);
      const { onInputEntered } = chrome.omnibox as unknown as { onInputEntered: Dispatching };
      onInputEntered.dispatch('电工', 'newForegroundTab');
    });
    for (const query of ['健康管理师', '电工']) {
      const page = await findOwn(encodeURIComponent(query));
      await until(async () => (await names(page)).includes(query), 15_000);
      await page.close();
    }
    const suggested = await background.evaluate(
      () =>
        new Promise<chrome.omnibox.SuggestResult[]>((resolve) => {
          const { onInputChanged } = chrome.omnibox as unknown as {
            onInputChanged: { dispatch(...values: unknown[]): void };
          };
          onInputChanged.dispatch('jtjyzds', resolve);
        }),
    );
    expect(suggested[0]?.content).toBe('家庭教育指导师');
  });

  test('the menu stands in the browser', async () => {
    const exists = await harness().welcome.evaluate(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      // An item that is not there cannot be changed.
      return Promise.resolve(api.contextMenus.update('lookup', { enabled: true })).then(
        () => true,
        (error: Error) => error.message,
      );
    });
    expect(exists).toBe(true);
  });
}
