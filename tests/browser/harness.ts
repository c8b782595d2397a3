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
  /** A fresh tab on a path of the site. */
  open(path: string): Promise<Page>;
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
  return {
    name,
    browser,
    site,
    async open(path) {
      const page = await browser.newPage();
      await page.goto(site.url + path, { waitUntil: 'load' });
      return page;
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
