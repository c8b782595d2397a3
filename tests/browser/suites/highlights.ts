// The marks as they are seen: painted where the words stand, however the page lays them out, and there to be
// pointed at; by the browser's own highlights, or in an overlay where it has none.

import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { readCard } from '../card-reader';
import { type Harness, until } from '../harness';
import { LAYOUTS } from '../reading-documents';

const PATIENCE = 15_000;
const WORDS = '签约包过';

export function highlights(harness: () => Harness): void {
  describe('words', () => {
    test.each(Object.keys(LAYOUTS).map((name, index) => [name, index] as const))(
      '%s',
      async (name, index) => {
        const { open, picture } = harness();
        const page = await open(`~laid-out/${index}/`);
        const point = await until(async () => (await paintedAt(page)) || undefined, PATIENCE);
        await picture(page, `laid-out-${name.replaceAll(' ', '-')}`);
        // The place is that of the claim, which can be asked about.
        await until(async () => {
          await page.mouse.click(point.x, point.y);
          const card = await readCard(page, harness().name).catch(() => undefined);
          return card?.text.includes('包过');
        }, PATIENCE);
        await page.close();
      },
    );
  });

  test('go where the page scrolls', async () => {
    const page = await harness().open('~thousands/');
    await until(async () => (await paintedAt(page)) || undefined, 60_000);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    await until(async () => (await paintedAt(page)) || undefined, PATIENCE);
    await page.close();
  }, 90_000);

  test('are gone when the words are', async () => {
    const page = await harness().open('~empty/');
    await page.evaluate(() => {
      const line = document.createElement('p');
      line.append('家庭教育指导师证书国家认可，签约包过，不过退款。');
      document.getElementById('main')?.append(line);
    });
    await until(async () => (await paintedAt(page)) || undefined, PATIENCE);
    await page.evaluate(() => {
      for (const line of document.querySelectorAll('p')) line.textContent = '家庭今天天气很好，签约包过';
    });
    expect(await page.evaluate(() => document.querySelectorAll('mark').length)).toBe(0);
    await page.evaluate(() => document.getElementById('main')?.replaceChildren('今天天气很好。'));
    await until(async () => !(await isPainted(page)), PATIENCE);
    await page.close();
  });
}

/** The middle of the claim's words in the window, once there is paint on them. */
async function paintedAt(page: Page): Promise<{ x: number; y: number } | undefined> {
  const boxes = await page.evaluate((words) => {
    // A long page is looked at where it is.
    const seeks = document.querySelectorAll('p').length > 100;
    const roots: (Document | ShadowRoot)[] = [document];
    for (const element of document.querySelectorAll('*'))
      if (element.shadowRoot) roots.push(element.shadowRoot);
    const found = [];
    for (const root of roots) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node && found.length < 40; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(words) ?? -1;
        if (at < 0 || /script|style/i.test(node.parentElement?.localName ?? '')) continue;
        const range = document.createRange();
        range.setStart(node, at + 2);
        range.setEnd(node, at + 3);
        if (!seeks && found.length === 0) {
          node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        }
        const { left, top, width, height } = range.getBoundingClientRect();
        if (top > 0 && top + height < innerHeight && width > 0)
          found.push({ left, top, width, height, right: scrollX, down: scrollY });
      }
    }
    return found;
  }, WORDS);
  const [box] = boxes;
  if (!box) return undefined;
  const { left, top, width, height, right, down } = box;
  if (!(await hasPaint(page, { x: left + right, y: top + down - 2, width: width + 1, height: height + 6 })))
    return undefined;
  return { x: left + width / 2, y: top + height / 2 };
}

function isPainted(page: Page): Promise<boolean> {
  return hasPaint(page, { x: 0, y: 0, width: 800, height: 600 });
}

/** Whether the red of a misleading claim is to be seen there: of its ground or of its line. */
async function hasPaint(
  page: Page,
  clip: { x: number; y: number; width: number; height: number },
): Promise<boolean> {
  const picture = await page.screenshot({ encoding: 'base64', clip, captureBeyondViewport: false });
  return page.evaluate(async (picture) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? [];
    let red = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      const [r = 0, g = 0, b = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
      if (r > 190 && r - g > 18 && r - b > 18) red++;
    }
    return red > 12;
  }, picture);
}
