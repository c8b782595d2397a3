// What is marked on each page, also where the page's own policies are strict, and that nothing else changes.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { DEMO_PAGES } from '../../../scripts/demo.mjs';
import { readMarks, settledMarks } from '../../../scripts/marks.mjs';
import { project } from '../../../scripts/steps.mjs';
import { type Harness, until } from '../harness';

export function marks(harness: () => Harness): void {
  describe.each(['', '~own/', '~none/', '~trusted/'])('demo pages under /%s', (policy) => {
    test.each(DEMO_PAGES)('$name', async ({ name, marked }) => {
      const { open, picture } = harness();
      const page = await open(`${policy}${name}/`);
      const found = await settledMarks(page, marked ? 5_000 : 700);
      const misleading = found.filter((mark) => mark.level === 'misleading').map((mark) => mark.text);
      if (policy === '') await picture(page, name);
      if (marked) expect(misleading).not.toEqual([]);
      else expect(misleading).toEqual([]);
      if (policy === '~none/') await expectUntouched(page, name);
      await page.close();
    });
  });

  test('text that is added later is marked, and its mark goes with it', async () => {
    const page = await harness().open('~empty/');
    await page.evaluate(() => {
      const added = document.createElement('p');
      added.id = 'added';
      added.append('家庭教育指导师证书国家认可，签约包过，不过退款。');
      document.getElementById('main')?.append(added);
    });
    const count = await until(async () => (await misleadingIn(page, '#added')) || undefined);
    expect(count).toBeGreaterThan(0);
    await page.evaluate(() => document.getElementById('added')?.remove());
    await until(async () => (await readMarks(page)).length === 0);
    await page.close();
  });

  test('text that changes is read anew', async () => {
    const page = await harness().open('~empty/');
    await page.evaluate(() => {
      const [text] = document.querySelector('p')?.childNodes ?? [];
      if (text) text.nodeValue = '家庭教育指导师证书国家认可，签约包过，不过退款。';
    });
    await until(async () => (await misleadingIn(page, '#main')) > 0);
    await page.evaluate(() => {
      const [text] = document.querySelector('p')?.childNodes ?? [];
      if (text) text.nodeValue = '今天天气又很好。';
    });
    await until(async () => (await readMarks(page)).length === 0);
    await page.close();
  });

  test('the invitation that the station adds after some seconds is marked', async () => {
    const page = await harness().open('consultation/');
    await until(async () => (await misleadingIn(page, '#invite')) > 0, 12_000);
    await page.close();
  });

  test('a link that poses as an official place is marked, also after the words beside it have changed', async () => {
    const page = await harness().open('~links/');
    const posing = () => piecesIn(page, 'caution', '#posing a');
    expect(await until(async () => (await posing()) || undefined)).toBe('官网查询');
    expect(await piecesIn(page, 'misleading', '#alike a')).toBe('点击核验');
    for (const level of ['misleading', 'caution'])
      expect(await piecesIn(page, level, '#official, #other')).toBe('');
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('#posing span')) one.textContent = '拿证后请到';
    });
    // The passage is read anew, under a new number: wait for its own marks.
    await settledMarks(page);
    await until(async () => (await posing()) === '官网查询');
    await page.evaluate(() => {
      const [link] = document.querySelectorAll('#posing a');
      if (link) link.textContent = '查询';
    });
    await until(async () => (await posing()) === '');
    await page.close();
  });

  test('hidden text is marked once it is shown; what a person types never is', async () => {
    const page = await harness().open('~hidden/');
    await settledMarks(page, 700);
    expect(await misleadingIn(page, '#later')).toBe(0);
    await page.evaluate(() => document.getElementById('later')?.removeAttribute('hidden'));
    await until(async () => (await misleadingIn(page, '#later')) > 0);
    expect(await misleadingIn(page, 'textarea, [contenteditable], script')).toBe(0);
    await page.close();
  });

  test('words are joined over inline elements and flex items, not over blocks', async () => {
    const page = await harness().open('~pieces/');
    await settledMarks(page, 5_000);
    expect(await misleadingIn(page, '#inline')).toBe(4);
    expect(await misleadingIn(page, '#flex')).toBe(3);
    expect(await misleadingIn(page, '#apart')).toBe(0);
    await page.close();
  });

  test('words are joined over ruby, without its readings', async () => {
    const page = await harness().open('~ruby/');
    const found = await settledMarks(page, 5_000);
    expect(found.map((mark) => mark.text).join('')).toContain('包过');
    await page.close();
  });

  test('a frame without an address reads itself', async () => {
    const page = await harness().open('~frames/');
    await settledMarks(page, 5_000);
    const [, inner] = page.frames();
    const count = await until(
      async () =>
        (await inner?.evaluate(() => CSS.highlights.get('bianzheng-misleading')?.size ?? 0)) || undefined,
    );
    expect(count).toBeGreaterThan(0);
    await page.close();
  });
}

/** The marked words of a level in the elements that match. */
function piecesIn(page: Page, level: string, selector: string): Promise<string> {
  return page.evaluate(
    (name, selector) =>
      [...(CSS.highlights.get(name) ?? [])]
        .filter((range) => range.startContainer.parentElement?.closest(selector))
        .map((range) => range.startContainer.textContent?.slice(range.startOffset, range.endOffset))
        .join(''),
    `bianzheng-${level}`,
    selector,
  );
}

function misleadingIn(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    (selector) =>
      [...(CSS.highlights.get('bianzheng-misleading') ?? [])].filter((range) =>
        range.startContainer.parentElement?.closest(selector),
      ).length,
    selector,
  );
}

/** The page's scripts do not run here: its nodes must be those of its source, down to each text node. */
async function expectUntouched(page: Page, name: string): Promise<void> {
  const source = await readFile(join(project, 'tests', 'pages', name, 'index.html'), 'utf8');
  const [now, parsed] = await page.evaluate((source) => {
    const nodes = (document: Document) => {
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
      const texts = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node.nodeValue);
      return { html: document.documentElement.outerHTML, texts };
    };
    return [nodes(document), nodes(new DOMParser().parseFromString(source, 'text/html'))];
  }, source);
  expect(now).toEqual(parsed);
}
