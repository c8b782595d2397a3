// One browser with the extension from dist/, and the demo site, for all suites of a file.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page, WebWorker } from 'puppeteer-core';
import { type BrowserName, type LaunchOptions, launch } from '../../scripts/launch.mjs';
import { type Served, type Site, serveSite } from '../../scripts/site.mjs';
import { project } from '../../scripts/steps.mjs';

const PICTURES = join(project, 'out', 'test');

export interface Harness {
  name: BrowserName;
  browser: Browser;
  site: Site;
  /** The page that the extension opened by itself after its installation. */
  welcome: Page;
  /** A fresh tab on a path of the site. */
  open(path: string): Promise<Page>;
  /** A fresh tab on a page of the extension: `options.html`. */
  openOwn(path: string): Promise<Page>;
  /** Waits for a tab on a page of the extension whose address has these words. */
  findOwn(words: string): Promise<Page>;
  picture(page: Page, title: string): Promise<void>;
  close(): Promise<void>;
}

export async function start(
  name: BrowserName,
  more: Record<string, Served>,
  options: LaunchOptions = {},
): Promise<Harness> {
  await mkdir(PICTURES, { recursive: true });
  const site = await serveSite(more);
  const browser = await launch(name, options);
  const findOwn = (words: string) => until(() => ownPage(browser, words), 15_000);
  const welcome = await findOwn('lookup.html');
  return {
    name,
    browser,
    site,
    welcome,
    findOwn,
    async open(path) {
      const page = await browser.newPage();
      await page.goto(site.url + path, { waitUntil: 'load' });
      return page;
    },
    async openOwn(path) {
      // Firefox lets nobody but the extension itself navigate to its pages.
      const mark = `${path.includes('?') ? '&' : '?'}test=${++opened}`;
      await welcome.evaluate(
        (url) =>
          (globalThis as unknown as { browser?: typeof chrome }).browser?.tabs.create({ url }) ??
          chrome.tabs.create({ url }),
        path + mark,
      );
      return findOwn(mark);
    },
    async picture(page, title) {
      await page.screenshot({ path: join(PICTURES, `${title}-${name}.png`) });
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

let opened = 0;

/** Puppeteer does not learn the address of such a page in Firefox; the page itself knows it. */
async function ownPage(browser: Browser, words: string): Promise<Page | undefined> {
  for (const page of await browser.pages()) {
    const address = await page.evaluate(() => location.href).catch(() => '');
    if (/^(chrome|moz)-extension:/.test(address) && address.includes(words)) return page;
  }
  return undefined;
}

/** The extension's service worker; only Chromium lets tests into it. */
export async function worker(browser: Browser): Promise<WebWorker> {
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker', { timeout: 5_000 });
  const found = await target.worker();
  if (!found) throw new Error('the service worker cannot be reached');
  return found;
}

export type Messages = Record<string, { message: string }>;

export async function messages(locale: string): Promise<Messages> {
  const path = join(project, 'extension', '_locales', locale.replace('-', '_'), 'messages.json');
  return JSON.parse(await readFile(path, 'utf8')) as Messages;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Asks again and again until the answer is there. */
export async function until<T>(ask: () => Promise<T | undefined | false>, patience = 5_000): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`waited ${patience} ms in vain for: ${ask}`);
    await pause(50);
  }
}

/** What the background would tell the top frame of a page; asked from one of the extension's own pages. */
export async function tellTab({ welcome }: Harness, page: Page, message: object): Promise<unknown> {
  await page.bringToFront();
  return welcome.evaluate(async (message) => {
    const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
    if (tab?.id === undefined) throw new Error('no tab is in front');
    return api.tabs.sendMessage(tab.id, message, { frameId: 0 });
  }, message);
}

/** All options as after installation, by the button that a person would press. */
export async function resetOptions(harness: Harness): Promise<void> {
  const options = await harness.openOwn('options.html');
  await options.waitForSelector('.reset');
  await options.click('.reset');
  await options.waitForFunction(() => document.querySelector('.notice')?.textContent?.trim() !== '');
  await options.close();
}
