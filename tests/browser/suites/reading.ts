// What is read of a page: all that a person sees or hears of it, wherever it stands, and nothing else.

import type { Frame, Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { readMarks, settledMarks } from '../../../scripts/marks.mjs';
import { type Harness, until } from '../harness';
import { HIDDEN, SPOKEN } from '../reading-documents';

export function reading(harness: () => Harness): void {
  describe('left out, so that the words around it join', () => {
    test.each(Object.keys(HIDDEN).map((name, index) => [name, index] as const))('%s', async (_, index) => {
      const page = await harness().open(`~hides/${index}/`);
      const words = await until(async () => {
        const found = await markedIn(page, '#claim');
        return found.includes('包') && found.includes('过') && found;
      });
      expect(words).not.toContain('安全');
      await page.close();
    });
  });

  describe('read, though it is no text of the page', () => {
    test.each(Object.keys(SPOKEN).map((name, index) => [name, index] as const))('%s', async (_, index) => {
      const page = await harness().open(`~speaks/${index}/`);
      await until(async () => (await markedIn(page, '#claim')).includes('认可'));
      await page.close();
    });

    test('a page that says nothing of certificates anywhere is left alone', async () => {
      const page = await harness().open('~speaks/not/');
      expect(await settledMarks(page, 1_500)).toEqual([]);
      await page.close();
    });
  });

  test('words that a style sheet adds are read with those beside them', async () => {
    const page = await harness().open('~generated/');
    await until(async () => (await markedIn(page, '#before')).includes('过'));
    await until(async () => (await markedIn(page, '#after')).includes('包'));
    await page.close();
  });

  test('what is seen is read, what is typed is not', async () => {
    const page = await harness().open('~visible/');
    await until(async () => (await markedIn(page, '#aria')).includes('包过'));
    await until(async () => (await markedIn(page, '#contents')).includes('包过'));
    expect(await markedIn(page, '#typed, #edited')).toBe('');
    await page.close();
  });

  test('tables cell by cell, lists item by item', async () => {
    const page = await harness().open('~table/');
    await until(async () => (await markedIn(page, '#item')).includes('包过'));
    expect(await markedIn(page, '#head')).toContain('包过');
    expect(await markedIn(page, '#cell')).toContain('保过');
    expect(await markedIn(page, '#left, #right, #first, #second')).toBe('');
    await page.close();
  });

  test('a line that ends in the source goes on in the page, and ends where it is shown to', async () => {
    const page = await harness().open('~lines/');
    const words = await until(async () => (await markedIn(page, '#claim')) || undefined);
    expect(words).toContain('过');
    expect(await markedIn(page, '#pre')).toBe('');
    await page.close();
  });

  describe('shadow roots', () => {
    test('open and closed ones, in their place, with what is slotted', async () => {
      const page = await harness().open('~shadow/');
      const texts = await until(async () => {
        const marks = (await readMarks(page)).map(({ text }) => text);
        return marks.length >= 6 && marks;
      });
      // One in each of the three roots that hold all of it; in the fourth it is broken up by its slot.
      expect(texts.filter((text) => text.includes('包过')).length).toBe(3);
      expect(texts).toContain('包');
      await page.close();
    });

    test('one that is all of the page', async () => {
      const page = await harness().open('~shadow/only/');
      await until(async () => (await readMarks(page)).length > 0);
      await page.close();
    });

    test('one that comes later, and what changes in it', async () => {
      const page = await harness().open('~shadow/late/');
      await until(async () => (await readMarks(page)).length > 0, 12_000);
      await page.evaluate(() => (window as unknown as { change(): void }).change());
      await until(async () => (await readMarks(page)).length === 0, 12_000);
      await page.close();
    });
  });

  test('a frame of another origin takes over what the page around it is about', async () => {
    const page = await harness().open('~frame/other-origin/');
    const inner = await until(async () => page.frames().find((frame) => frame.url().includes('127.0.0.1')));
    await until(async () => (await markedIn(inner, '#claim')).includes('认可'), 12_000);
    await page.close();
  });

  test('a page by itself does not', async () => {
    const page = await harness().open('~frame/claim/');
    expect(await settledMarks(page, 1_500)).toEqual([]);
    await page.close();
  });

  test('a document without a body, whose frame reads itself', async () => {
    const page = await harness().open('~frame/set/');
    const inner = await until(async () => page.frames().find((frame) => frame.url().includes('/full/')));
    await until(async () => (await markedIn(inner, '#claim')).includes('包过'));
    await page.close();
  });

  test.each([
    ['XHTML', '~xhtml/'],
    ['a drawing', '~svg/'],
    ['a page in GBK', '~gbk/'],
    ['a long plain text', '~text/'],
  ])('%s', async (_, path) => {
    const page = await harness().open(path);
    await until(async () => (await readMarks(page)).some(({ text }) => text.includes('包过')), 12_000);
    await page.close();
  });
}

/** The marked words in the elements that match, one after the other. */
export function markedIn(page: Page | Frame, selector: string): Promise<string> {
  return page.evaluate((selector) => {
    let words = '';
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('bianzheng-')) continue;
      for (const { startContainer: node, startOffset, endOffset } of highlight) {
        if (node.parentElement?.closest(selector)) words += node.textContent?.slice(startOffset, endOffset);
      }
    }
    return words;
  }, selector);
}
