// Opens the real popup of the toolbar button and looks into it. In Chromium the debugging protocol opens it
// as a click does; in Firefox the extension's own background does, and its pages can look at the popup.

import type { Page } from 'puppeteer-core';
import { type Harness, until } from './harness';

/** Runs in a page of the extension in Firefox, where `browser` is. */
const FIREFOX_VIEW = `browser.extension.getViews({ type: 'popup' })[0]`;

export interface Popup {
  /** The result of a function of the popup's document, given as source. */
  ask<T>(source: string): Promise<T>;
  close(): Promise<void>;
}

/** Opens the popup over `page`, which comes to the front. */
export async function openPopup({ browser, name, welcome }: Harness, page: Page): Promise<Popup> {
  await page.bringToFront();
  if (name === 'chromium') {
    const [extension] = [...(await browser.extensions()).values()];
    if (!extension) throw new Error('no extension is installed');
    await page.triggerExtensionAction(extension);
    const target = await browser.waitForTarget((one) => one.url().endsWith('/popup.html'), {
      timeout: 15_000,
    });
    const popup = await target.asPage();
    return {
      ask: <T>(source: string) => popup.evaluate(`(${source})(document)`) as Promise<T>,
      close: async () => {
        await popup.close().catch(() => undefined);
      },
    };
  }
  await welcome.evaluate('browser.extension.getBackgroundPage().browser.action.openPopup()');
  await until(() => welcome.evaluate(`${FIREFOX_VIEW} !== undefined`) as Promise<boolean>, 15_000);
  return {
    ask: <T>(source: string) => welcome.evaluate(`(${source})(${FIREFOX_VIEW}.document)`) as Promise<T>,
    close: async () => {
      await welcome.evaluate(`${FIREFOX_VIEW}?.close()`);
      await until(() => welcome.evaluate(`${FIREFOX_VIEW} === undefined`) as Promise<boolean>, 15_000);
    },
  };
}

export interface PopupView {
  lang: string;
  verdict: string;
  groups: { title: string; quotes: string[] }[];
  text: string;
  site: boolean | undefined;
  width: number;
}

const view = `(document) => ({
  lang: document.documentElement.lang,
  verdict: document.querySelector('.verdict')?.textContent.trim() ?? '',
  groups: [...document.querySelectorAll('.group')].map((group) => ({
    title: group.querySelector('h2').textContent.replace(/\\s+/g, ' ').trim(),
    quotes: [...group.querySelectorAll('.quote')].map((one) => one.textContent),
  })),
  text: document.body.innerText,
  site: document.querySelector('.switch input')?.checked,
  width: document.body.offsetWidth,
})`;

/** What the popup shows, once it has heard from the page. */
export function readPopup(popup: Popup, isReady: (view: PopupView) => boolean): Promise<PopupView> {
  return until(async () => {
    const now = await popup.ask<PopupView>(view);
    return isReady(now) && now;
  }, 15_000);
}
