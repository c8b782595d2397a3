// What the extension costs, in counts: they are the same on every machine. How long it takes is told by
// `npm run bench`.

import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { labModule } from '../../../bench/lab.mjs';
import { pageOf } from '../../../bench/pages.mjs';
import { readMarks, settledMarks } from '../../../scripts/marks.mjs';
import { type Harness, until, worker } from '../harness';

interface Counts {
  messages: Record<string, number>;
  /** UTF-16 code units of all messages as JSON. */
  units: number;
}

const LENGTH = 200_000;

export const COST_DOCUMENTS = {
  '/~cost/plain/': pageOf(LENGTH),
  '/~cost/words/': pageOf(LENGTH, 20),
};

export function cost(harness: () => Harness): void {
  describe('what the background is asked', () => {
    test('of a page that has nothing to do with certificates: nothing', async () => {
      await counted(harness(), async (counts) => {
        const page = await harness().open('~cost/plain/');
        expect(await settledMarks(page, 2_500)).toEqual([]);
        await page.evaluate(() => document.body.append('今天天气很好。'.repeat(100)));
        await settledMarks(page, 1_500);
        expect(await counts()).toEqual({ messages: {}, units: 0 });
        await page.close();
      });
    });

    test('of a page that has: its text once, in few messages; of a paragraph more: that paragraph', async () => {
      await counted(harness(), async (counts) => {
        const page = await harness().open('~cost/words/');
        const marks = await settledMarks(page, 8_000);
        expect(marks.length).toBeGreaterThan(300);
        const first = await counts();
        expect(first.messages.check).toBeLessThanOrEqual(6);
        expect(first.messages.tally).toBeLessThanOrEqual(7);
        // Beside the text itself: a number, a kind and a rank for each passage.
        expect(first.units).toBeLessThan(LENGTH * 3);
        await page.evaluate(() => {
          const line = document.createElement('p');
          line.append('签约保过，不过全额退款。');
          document.querySelector('main')?.append(line);
        });
        await until(async () => (await readMarks(page)).length > marks.length, 15_000);
        const second = await counts();
        expect(second.messages.check).toBe((first.messages.check ?? 0) + 1);
        expect(second.units - first.units).toBeLessThan(first.units / 50);
        await page.close();
      });
    });
  });

  describe('what is looked at', () => {
    let lab = '';
    beforeAll(async () => {
      lab = await labModule(build);
    });

    test.each(['plain', 'words'])('of a page %s: every node once', async (kind) => {
      const page = await harness().open(`~cost/${kind}/`);
      await page.evaluate(lab);
      const seen = await page.evaluate(() => {
        const { lab } = globalThis as unknown as { lab: import('../../../bench/lab').Lab };
        const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
        let count = 0;
        while (nodes.nextNode()) count++;
        const { steps, passages } = lab.read();
        const { admitted, steps: asked } = lab.gate();
        return {
          count,
          steps,
          passages: passages.length,
          text: document.body.innerText.length,
          admitted,
          asked,
        };
      });
      expect(seen.admitted).toBe(kind === 'words');
      // Each node on the way in, each element on the way out, and the rules of its style sheet.
      expect(seen.steps).toBeLessThan(seen.count * 2 + 20);
      expect(seen.passages).toBeLessThan(seen.count);
      // Steps of the gate are of thousands of characters.
      expect(seen.asked).toBeLessThan(seen.text / 1_000);
      await page.close();
    });
  });
}

/** Counts what the background hears; only Chromium lets tests into it. */
async function counted(
  harness: Harness,
  work: (counts: () => Promise<Counts>) => Promise<void>,
): Promise<void> {
  if (harness.name !== 'chromium') return;
  const background = await worker(harness.browser);
  await background.evaluate(() => {
    const heard = globalThis as unknown as { heard: Counts; listening?: boolean };
    heard.heard = { messages: {}, units: 0 };
    if (heard.listening) return;
    heard.listening = true;
    chrome.runtime.onMessage.addListener((message: { type: string }) => {
      heard.heard.messages[message.type] = (heard.heard.messages[message.type] ?? 0) + 1;
      heard.heard.units += JSON.stringify(message).length;
    });
  });
  await work(() => background.evaluate(() => (globalThis as unknown as { heard: Counts }).heard));
}
