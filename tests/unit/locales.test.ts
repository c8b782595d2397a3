// The texts: the same keys and placeholders in every language, and one for all that the engine may name.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { project } from '../../scripts/steps.mjs';

interface Message {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

const folder = join(project, 'extension', '_locales');
const locales = readdirSync(folder).sort();

function messages(locale: string): Record<string, Message> {
  return JSON.parse(readFileSync(join(folder, locale, 'messages.json'), 'utf8')) as Record<string, Message>;
}

const base = messages('zh_CN');

test('there are the three languages', () => {
  expect(locales).toEqual(['en', 'zh_CN', 'zh_TW']);
});

describe.each(locales)('%s', (locale) => {
  const own = messages(locale);

  test('has the keys of the default language, in its order', () => {
    expect(Object.keys(own)).toEqual(Object.keys(base));
  });

  test.each(Object.keys(base))('%s', (key) => {
    const { message, placeholders = {} } = own[key] ?? { message: '' };
    expect(message.trim()).not.toBe('');
    expect(placeholders).toEqual(base[key]?.placeholders ?? {});
    const used = new Set([...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name?.toLowerCase()));
    expect(used).toEqual(new Set(Object.keys(placeholders)));
  });

  test('fits the stores', () => {
    expect(own.extension_name?.message.length).toBeLessThanOrEqual(45);
    expect(own.extension_description?.message.length).toBeLessThanOrEqual(132);
  });
});

test('Chinese texts have Chinese punctuation', () => {
  for (const [key, { message }] of Object.entries(base)) {
    expect(message, key).not.toMatch(/[\u4e00-\u9fff][,:;!?()"]|[,:;!?()"][\u4e00-\u9fff]/);
  }
});

test('every category, level, verdict and standing of the engine has its texts', () => {
  const types = readFileSync(join(project, 'target', 'engine', 'bianzheng.d.ts'), 'utf8');
  const ids = (name: string) => {
    const union = new RegExp(`type ${name} = ([^;]+);`).exec(types)?.[1] ?? '';
    return [...union.matchAll(/"([^"]+)"/g)].map(([, id]) => (id ?? '').replaceAll('-', '_'));
  };
  const needed = [
    ...ids('Category').flatMap((id) => [`category_${id}`, `claim_${id}`]),
    ...ids('Level').map((id) => `level_${id}`),
    ...ids('Verdict').map((id) => `verdict_${id}`),
    ...ids('Standing').flatMap((id) => [`standing_${id}`, `standing_${id}_text`]),
  ];
  expect(needed.length).toBeGreaterThan(50);
  expect(needed.filter((key) => !(key in base))).toEqual([]);
});

test('every channel has its way to click through, and no way leads nowhere', () => {
  const rows = readFileSync(join(project, 'data', 'channels.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1);
  const ids = rows.map((row) => `channel_path_${(row.split(',')[0] ?? '').replaceAll('-', '_')}`);
  const keys = Object.keys(base).filter((key) => key.startsWith('channel_path_'));
  expect(keys.sort()).toEqual(ids.sort());
});

test('every text that the extension names is there, and none is left over', () => {
  const folder = join(project, 'extension');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
  const named = [...sources.matchAll(/\btext\(\s*'([a-z_0-9]+)'/g)].map(([, key]) => key ?? '');
  expect(named.length).toBeGreaterThan(80);
  expect(named.filter((key) => !(key in base))).toEqual([]);

  // Keys that are put together from ids, or named by the engine, the manifest or the command line.
  const composed =
    /^(category|claim|link|level|verdict|standing|access|stance|channel_path|meaning|note|event|difference|confidence|class|filter|guide|extension|command|options_(amount|size|languages)|popup|action_title)_/;
  const others = [
    'lookup_partial',
    'lookup_title',
    'options_title',
    'options_amount',
    'options_size',
    'evidence_title',
    'card_label',
    'action_title',
  ];
  const manifest = readFileSync(join(project, 'manifest.json'), 'utf8');
  const unused = Object.keys(base).filter(
    (key) =>
      !sources.includes(`'${key}'`) &&
      !composed.test(key) &&
      !others.includes(key) &&
      !manifest.includes(key),
  );
  expect(unused).toEqual([]);
});
