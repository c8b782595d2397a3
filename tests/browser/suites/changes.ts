// What happens to a page after it was read: whatever a person comes to see is marked, whatever goes takes its
// mark along, and a page that never rests does not keep anybody awake.

import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { readMarks, settledMarks } from '../../../scripts/marks.mjs';
import { type Harness, pause, until, worker } from '../harness';
import { markedIn } from './reading';

const CLAIM = '家庭教育指导师证书国家认可，签约包过，不过退款。';
const PATIENCE = 15_000;

export function changes(harness: () => Harness): void {
  const marked = (page: Page, selector: string) =>
    until(async () => (await markedIn(page, selector)) || undefined, PATIENCE);
  const unmarked = (page: Page) => until(async () => (await readMarks(page)).length === 0, PATIENCE);

  describe('another page in the same document', () => {
    test.each(['history', 'hash'])('by %s is judged by itself', async (way) => {
      const page = await harness().open('~state/');
      expect(await settledMarks(page, 1_500)).toEqual([]);
      await page.evaluate((way) => {
        if (way === 'history') history.pushState(null, '', '/~state/other/');
        else location.hash = '#/other';
        document.title = '家庭教育指导师证书';
        for (const one of document.querySelectorAll('h1')) one.textContent = '家庭教育指导师证书';
      }, way);
      // The words have not changed; what they are about has.
      await marked(page, '#same');
      await page.close();
    });

    test('a place on the same page is no other page', async () => {
      const page = await harness().open('fire/');
      const before = await settledMarks(page, 5_000);
      await page.evaluate(() => {
        location.hash = '#course';
      });
      await pause(1_000);
      expect(await readMarks(page)).toEqual(before);
      await page.close();
    });
  });

  test('a list without end', async () => {
    const page = await harness().open('~empty/');
    for (let round = 1; round <= 3; round++) {
      await page.evaluate(
        (round, claim) => {
          for (let index = 0; index < 20; index++) {
            const item = document.createElement('p');
            item.className = `round${round}`;
            item.append(index === 19 ? claim : '今天天气很好。');
            document.getElementById('main')?.append(item);
          }
        },
        round,
        CLAIM,
      );
      await marked(page, `.round${round}`);
    }
    await page.close();
  });

  test('a list whose rows are used again and again', async () => {
    const page = await harness().open('~rows/');
    await marked(page, '#row0');
    await page.evaluate(() => {
      const texts = [...document.querySelectorAll('li')].map((row) => row.textContent);
      document.querySelectorAll('li').forEach((row, index) => {
        if (row.firstChild) row.firstChild.nodeValue = texts[(index + 7) % texts.length] ?? '';
      });
    });
    await marked(page, '#row3');
    await until(async () => (await markedIn(page, '#row0')) === '', PATIENCE);
    await page.close();
  });

  test('text that is typed letter by letter, each in an element of its own', async () => {
    const page = await harness().open('~empty/');
    await page.evaluate(async (claim) => {
      const line = document.createElement('p');
      line.id = 'line';
      document.getElementById('main')?.append(line);
      for (const letter of claim) {
        const element = document.createElement('span');
        element.append(letter);
        line.append(element);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    }, CLAIM);
    await until(async () => (await markedIn(page, '#line')).includes('包过'), PATIENCE);
    await page.close();
  });

  test('a page that rewrites itself all the time is still read', async () => {
    const page = await harness().open('~empty/');
    await page.evaluate((claim) => {
      const clock = document.createElement('p');
      const offer = document.createElement('p');
      offer.id = 'offer';
      document.getElementById('main')?.append(clock, offer);
      let frame = 0;
      const tick = () => {
        clock.textContent = `还剩${frame++}秒`;
        if (frame === 100) offer.textContent = claim;
        requestAnimationFrame(tick);
      };
      tick();
    }, CLAIM);
    await marked(page, '#offer');
    await page.close();
  });

  test('a page that rewrites its words all the time asks the background ever more seldom', async () => {
    const { browser, name, open } = harness();
    if (name !== 'chromium') return; // Firefox does not let tests into the background.
    const page = await open('~empty/');
    const background = await worker(browser);
    await background.evaluate(() => {
      const counted = globalThis as unknown as { checks: number };
      counted.checks = 0;
      chrome.runtime.onMessage.addListener((message: { type?: string }) => {
        if (message.type === 'check') counted.checks++;
      });
    });
    await page.evaluate((claim) => {
      const line = document.createElement('p');
      document.getElementById('main')?.append(line);
      let count = 0;
      setInterval(() => {
        line.textContent = `${claim}还剩${count++}个名额`;
      }, 50);
    }, CLAIM);
    await marked(page, 'p');
    await pause(6_000);
    const checks = await background.evaluate(() => (globalThis as unknown as { checks: number }).checks);
    expect(checks).toBeGreaterThan(0);
    expect(checks).toBeLessThan(8);
    await page.close();
  });

  describe('what is hidden first is marked when it is shown', () => {
    test.each([
      ['a dialog in the top layer', '~dialogs/', 'dialog'],
      ['a popover, which no attribute tells of', '~dialogs/', '[popover]'],
      ['details', '~dialogs/', 'details'],
      ['by a class', '~dialogs/', '.later'],
    ])('%s', async (_, path, selector) => {
      const page = await harness().open(path);
      await marked(page, '#always');
      expect(await markedIn(page, selector)).toBe('');
      await page.evaluate((selector) => {
        const element = document.querySelector<HTMLElement>(selector);
        if (element instanceof HTMLDialogElement) element.showModal();
        else if (element instanceof HTMLDetailsElement) element.open = true;
        else if (element?.popover) element.showPopover();
        else element?.classList.add('shown');
      }, selector);
      await marked(page, selector);
      await page.close();
    });
  });

  test('an attribute that changes', async () => {
    const page = await harness().open('~speaks/not/');
    await settledMarks(page, 700);
    await page.evaluate(() => {
      document.getElementById('claim')?.setAttribute('title', '家庭教育指导师证书');
      document.getElementById('claim')?.append('。');
    });
    await marked(page, '#claim');
    await page.close();
  });

  test('what is left of a passage is read anew, and nothing else', async () => {
    const page = await harness().open('~pieces/');
    await marked(page, '#inline');
    await page.evaluate(() => document.querySelector('#inline a')?.remove());
    await until(async () => (await markedIn(page, '#inline')) === '', PATIENCE);
    expect(await markedIn(page, '#flex')).not.toBe('');
    await page.close();
  });

  test('everything at once, and everything gone', async () => {
    const page = await harness().open('~empty/');
    await page.evaluate((claim) => {
      const main = document.getElementById('main');
      for (let index = 0; index < 8_000; index++) {
        const line = document.createElement('p');
        line.append(index % 1_000 === 999 ? claim : '今天天气很好。');
        main?.append(line);
      }
    }, CLAIM);
    await until(
      async () => (await readMarks(page)).filter(({ text }) => text.includes('包过')).length === 8,
      30_000,
    );
    await page.evaluate(() => document.getElementById('main')?.replaceChildren());
    await unmarked(page);
    await page.close();
  });

  test('a page that is left and come back to', async () => {
    const { open, site } = harness();
    const page = await open('fire/');
    const before = (await settledMarks(page, 5_000)).length;
    await page.goto(`${site.url}~empty/`, { waitUntil: 'load' });
    // A page that comes out of the cache as it was does not load again, and the driver waits for that in vain.
    void page.evaluate(() => history.back()).catch(() => undefined);
    await until(async () => (await readMarks(page).catch(() => [])).length >= before, PATIENCE);
    await page.close();
  });

  test('print and full screen leave the marks as they are', async () => {
    const { name, open } = harness();
    const page = await open('fire/');
    const before = await settledMarks(page, 5_000);
    if (name === 'chromium') await page.emulateMediaType('print');
    else await page.evaluate(() => void window.dispatchEvent(new Event('beforeprint')));
    await pause(500);
    expect((await readMarks(page)).length).toBe(before.length);
    await page.close();
  });

  test('a page that nobody looks at is read when somebody does', async () => {
    const { browser, name, open, site } = harness();
    if (name !== 'chromium') return; // Firefox shows every tab that a test opens.
    const page = await open('~empty/');
    const other = await browser.newPage();
    await other.goto(`${site.url}~empty/`);
    await other.bringToFront();
    if ((await page.evaluate(() => document.visibilityState)) !== 'hidden') return;
    await page.evaluate((claim) => document.getElementById('main')?.append(claim), CLAIM);
    await pause(1_500);
    expect(await readMarks(page)).toEqual([]);
    await page.bringToFront();
    await marked(page, '#main');
    await other.close();
    await page.close();
  });

  test('a page that is longer than is ever read is read as far as that, and says so', async () => {
    const { browser, name, open } = harness();
    if (name !== 'chromium') return; // Only the background can ask a page what it has read.
    const page = await open('~endless/');
    await marked(page, '#first');
    const background = await worker(browser);
    const read = await until(
      () =>
        background.evaluate(async () => {
          const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
          const summary = await chrome.tabs.sendMessage(tab?.id ?? 0, { type: 'summary' }, { frameId: 0 });
          return summary.read.complete ? undefined : (summary.read as { length: number });
        }),
      60_000,
    );
    expect(read.length).toBeGreaterThan(4_000_000);
    expect(read.length).toBeLessThanOrEqual(5_000_000);
    expect(await markedIn(page, '#last')).toBe('');
    await page.close();
  }, 90_000);
}
