// What a person relies on without seeing it: nothing is asked of the network, no page can tell that the
// extension is there, and a stopped background is no loss.

import { expect, test } from 'vitest';
import { pointOf, settledMarks } from '../../../scripts/marks.mjs';
import { readCard } from '../card-reader';
import { type Harness, until, worker } from '../harness';

export function trust(harness: () => Harness): void {
  // First, for a worker that a test is attached to cannot be stopped.
  test('a stopped background comes back, and the badge counts what is misleading', async () => {
    const { browser, name, open, site } = harness();
    if (name !== 'chromium') return; // Firefox does not let tests into the background.
    const page = await open('fire/');
    await settledMarks(page, 5_000);
    const session = await page.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await page.goto(`${site.url}consultation/`, { waitUntil: 'load' });
    const marks = await settledMarks(page, 5_000);
    expect(marks.length).toBeGreaterThan(0);
    const background = await worker(browser);
    const count = await until(() =>
      background.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        return (await chrome.action.getBadgeText({ tabId: tab?.id ?? 0 })) || undefined;
      }),
    );
    expect(Number(count)).toBeGreaterThan(0);
    await page.close();
  });

  test('no request is made beyond those of the page itself', async () => {
    const { browser, site, name } = harness();
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const background: string[] = [];
    if (name === 'chromium') {
      const { client } = await worker(browser);
      client.on('Network.requestWillBeSent', ({ request }) => background.push(request.url));
      await client.send('Network.enable');
    }
    const before = site.requests.length;
    await page.goto(`${site.url}fire/`, { waitUntil: 'load' });
    await settledMarks(page, 5_000);
    const point = await pointOf(page, 'misleading');
    if (point) await page.mouse.click(point.x, point.y);
    await until(() => readCard(page, name));
    for (const path of site.requests.slice(before)) expect(path).toMatch(/^\/(fire\/|favicon\.ico$)/);
    for (const url of asked) expect(url.startsWith(site.url) || url.startsWith('data:')).toBe(true);
    for (const url of background) expect(url).toMatch(/^chrome-extension:/);
    await page.close();
  });

  test('no file of the extension answers a page', async () => {
    const { browser, name, open } = harness();
    if (name !== 'chromium') return; // Firefox gives each installation an address that no page can know.
    const origin = (await worker(browser)).url().replace(/\/[^/]*$/, '');
    const page = await open('shop/');
    const answers = await page.evaluate(
      async (origin) =>
        Promise.all(
          ['manifest.json', 'content.js', 'bianzheng_bg.wasm', 'icons/icon-16.png'].map((file) =>
            fetch(`${origin}/${file}`).then(
              () => 'answered',
              () => 'refused',
            ),
          ),
        ),
      origin,
    );
    expect(new Set(answers)).toEqual(new Set(['refused']));
    await page.close();
  });
}
