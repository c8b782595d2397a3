// Starts a browser with the extension from dist/ in it: Chromium over a pipe, Firefox over WebDriver BiDi.

import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findChromium, findFirefox } from './browsers.mjs';
import { Hint, project } from './steps.mjs';

/**
 * @typedef {'chromium' | 'firefox'} BrowserName
 * @typedef {object} LaunchOptions
 * @property {boolean} [headless]
 * @property {string} [language]
 * @property {string} [firstPage]
 * @property {string} [extension] its folder, if not the one that was built for this browser
 */

/** The browsers that this machine has. */
export function available() {
  /** @type {BrowserName[]} */
  const names = [];
  if (findChromium()) names.push('chromium');
  if (findFirefox()) names.push('firefox');
  return names;
}

/**
 * @param {BrowserName} name
 * @param {LaunchOptions} [options] `language` is a wish: a browser that has it not speaks English
 */
export async function launch(name, { headless = true, language = 'zh-CN', firstPage, extension } = {}) {
  const browser = await (name === 'chromium' ? chromium : firefox)(headless, language);
  await browser.installExtension(extension ?? builtFor(name));
  await welcomed(browser);
  if (firstPage !== undefined) {
    const [first] = await browser.pages();
    const page = first ?? (await browser.newPage());
    await page.goto(firstPage);
    await page.bringToFront();
  }
  return browser;
}

/** @param {BrowserName} name */
export function builtFor(name) {
  return join(project, 'dist', name === 'chromium' ? 'chrome' : 'firefox');
}

/**
 * Waits for the page that the extension opens after its installation, which would come to the front later.
 * @param {import('puppeteer-core').Browser} browser
 */
async function welcomed(browser) {
  for (let waited = 0; waited < 10_000; waited += 100) {
    for (const page of await browser.pages()) {
      // Puppeteer does not learn the address of such a page in Firefox; the page itself knows it.
      const address = await page.evaluate(() => location.href).catch(() => '');
      if (address.includes('-extension://')) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * @param {boolean} headless
 * @param {string} language
 */
function chromium(headless, language) {
  return puppeteer.launch({
    executablePath: found(findChromium(), 'Chromium'),
    pipe: true,
    enableExtensions: true,
    headless,
    // The window decides the size when a person looks at it.
    defaultViewport: headless ? { width: 1280, height: 800 } : null,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--lang=${language}`,
    ],
    env: { ...process.env, LANGUAGE: language.replace('-', '_') },
  });
}

/**
 * @param {boolean} headless
 * @param {string} language
 */
function firefox(headless, language) {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: found(findFirefox(), 'Firefox'),
    headless,
    defaultViewport: headless ? { width: 1280, height: 800 } : null,
    extraPrefsFirefox: { 'intl.locale.requested': language },
  });
}

/**
 * @param {string | undefined} path
 * @param {string} name
 */
function found(path, name) {
  if (path === undefined)
    throw new Hint(`${name} is missing: install it, or name it in BIANZHENG_${name.toUpperCase()}.`);
  return path;
}
