// The gate: cheap, closed to what has nothing to do with certificates, and never closed to what the engine
// would mark, however it is spelled. What it is held against comes from the data.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Engine } from '../../extension/background/engine';
import { admitsText } from '../../extension/content/gate';
import type { Finding } from '../../extension/engine-types';
import { engine as files } from '../../scripts/engine.mjs';
import { gateData } from '../../scripts/gate.mjs';
import { project } from '../../scripts/steps.mjs';

const { words, folds } = await gateData();
const traditional = new Map(
  Array.from(folds.matchAll(/(.)(.)/gsu), ([, other = '', plain = '']) => [plain, other]),
);

const DISGUISES: Record<string, (word: string) => string> = {
  'as it is': (word) => word,
  'inside a sentence': (word) => `我们说${word}吧。`,
  'in other characters': (word) => each(word, (character) => traditional.get(character) ?? character),
  'with blanks': (word) => joined(word, ' '),
  'with invisible characters': (word) => joined(word, '\u200b'),
  'with soft hyphens': (word) => joined(word, '\u00ad'),
  'with pictures': (word) => joined(word, '🔥'),
  'with marks': (word) => joined(word, '、'),
  'with readings': (word) => each(word, (character) => (isHan(character) ? `${character}(guó)` : character)),
};

test('the engine names the words of every claim and every name', () => {
  expect(words.length).toBeGreaterThan(3_000);
  expect(folds.length).toBeGreaterThan(5_000);
});

test.each(Object.keys(DISGUISES))('every word %s is admitted', (name) => {
  const disguise = DISGUISES[name];
  // A name in Latin letters and an English word are not broken up like Chinese.
  const chosen =
    name === 'as it is' || name === 'inside a sentence' ? words : words.filter((word) => hanOf(word) > 1);
  const refused = chosen.filter((word) => !admitsText(disguise?.(word) ?? ''));
  expect(refused).toEqual([]);
});

describe('no page that the engine marks is refused', async () => {
  const engine = new Engine(async () => WebAssembly.compile(readFileSync(files.optimised)));
  const certificate = {
    subject: '家庭教育指导师',
    certificate: true,
    warns: 0,
    recruits: 2,
    promotes: false,
  };

  test.each(await examples())('%s', async (_, texts) => {
    for (const text of texts) {
      const passages = [{ id: 0, kind: 'paragraph' as const, rank: 0, text }];
      const alone = await engine.check({ title: ' ', passages });
      if (alone.findings.some(isMarked)) expect(admitsText(text), text).toBe(true);
      // The same words where the page has spoken of a certificate: then that part of the page is admitted.
      const title = '家庭教育指导师证书';
      const within = await engine.check({ title, passages, context: certificate });
      if (within.findings.some(isMarked)) expect(admitsText(title + text), text).toBe(true);
    }
  });
});

describe('no page of the corpora that the engine marks is refused', async () => {
  const engine = new Engine(async () => WebAssembly.compile(readFileSync(files.optimised)));

  test.each([...pagesBelow('tests/corpus'), ...pagesBelow('data/lexicon/examples/pages')])(
    '%s',
    async (path) => {
      const pages = readFileSync(join(project, path), 'utf8')
        .split(/^=== .*$/m)
        .slice(1);
      const refused: string[] = [];
      for (const page of pages) {
        const text = page.replace(/⟦[^:⟧]*:/g, '').replaceAll('⟧', '');
        const [, title = '', body = ''] = /^\s*# (.*)\n([\s\S]*)/.exec(text) ?? [];
        const passages = body
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line, id) => ({ id, kind: 'paragraph' as const, rank: 0, text: line }));
        const { findings } = await engine.check({ title, passages });
        if (findings.some(isMarked) && !admitsText(`${title}\n${body}`)) refused.push(title);
      }
      expect(pages.length).toBeGreaterThan(3);
      expect(refused).toEqual([]);
    },
    60_000,
  );
});

test.each(['提示词工程师证', '高维能量疗愈师'])('%s, a title of no list, is admitted', (text) => {
  expect(admitsText(text)).toBe(true);
});

test.each([
  '',
  '今天天气很好。',
  '面包和牛奶',
  '第二批国家公园',
  '参考历史资料，思考速度，证明质量',
  'The weather is fine.',
  'An example of the rd and mat',
  '1234567890',
])('%s is refused', (text) => {
  expect(admitsText(text)).toBe(false);
});

async function examples(): Promise<[string, string[]][]> {
  const folder = join(project, 'data', 'lexicon', 'claims');
  return readdirSync(folder).map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const lists = [...text.matchAll(/^hit = \[([\s\S]*?)\]\s*$/gm)].map(([, list = '']) => list);
    return [
      file,
      lists.flatMap((list) => [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text)),
    ];
  });
}

function pagesBelow(folder: string): string[] {
  return readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.page.txt'))
    .map((path) => join(folder, path));
}

function isMarked({ level }: Finding): boolean {
  return level === 'misleading' || level === 'caution';
}

function joined(word: string, between: string): string {
  return Array.from(word).join(between);
}

function each(word: string, change: (character: string) => string): string {
  return Array.from(word, change).join('');
}

function hanOf(word: string): number {
  return Array.from(word).filter(isHan).length;
}

function isHan(character: string): boolean {
  return /\p{Script=Han}/u.test(character);
}
