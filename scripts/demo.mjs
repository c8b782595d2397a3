// The demo pages and what a person must see on each: an advertisement marked, the others without red.

/** @typedef {{ name: string, marked: boolean }} DemoPage */

/** @type {DemoPage[]} */
export const DEMO_PAGES = [
  { name: 'consultation', marked: true },
  { name: 'search', marked: true },
  { name: 'fire', marked: true },
  { name: 'news', marked: false },
  { name: 'notice', marked: false },
  { name: 'teacher', marked: false },
  { name: 'shop', marked: false },
  { name: 'english', marked: true },
];

/**
 * The consultation station opens a pop-up a second after it has loaded; what lies below it cannot be
 * pointed at before it is closed.
 * @param {import('puppeteer-core').Page} page
 */
export async function closePopUp(page) {
  const popUp = '#lead:not([hidden])';
  if (!(await page.$('#lead'))) return;
  await page.waitForSelector(popUp, { timeout: 5_000 });
  await page.keyboard.press('Escape');
  await page.waitForSelector(popUp, { hidden: true, timeout: 5_000 });
}
