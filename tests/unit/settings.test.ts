// What is believed of stored, imported and administered settings, and which pages a site stands for.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  AMOUNTS,
  covers,
  DEFAULTS,
  LANGUAGES,
  LIST_BOUNDS,
  readSettings,
  SIZES,
  siteOf,
} from '../../extension/settings';
import { project } from '../../scripts/steps.mjs';

describe('a site', () => {
  test.each([
    ['https://www.example.com/a?b#c', 'example.com'],
    ['HTTP://User@Example.COM:8080/', 'example.com'],
    ['example.com', 'example.com'],
    [' localhost:8080/x ', 'localhost'],
    ['例子.中国', 'xn--fsqu00a.xn--fiqs8s'],
    ['[::1]:80', '[::1]'],
    ['file:///home/page.html', 'file:'],
  ])('of %s is %s', (address, site) => {
    expect(siteOf(address)).toBe(site);
  });

  test.each([
    '',
    'no site',
    'about:blank',
    'chrome://settings',
    'javascript:alert(1)',
    'a,b',
    'data:text/html,x',
  ])('%j is none', (address) => {
    expect(siteOf(address)).toBeUndefined();
  });

  test('stands for its parts, not for what only looks alike', () => {
    expect(covers(['example.com'], 'example.com')).toBe(true);
    expect(covers(['example.com'], 'm.example.com')).toBe(true);
    expect(covers(['example.com'], 'notexample.com')).toBe(false);
    expect(covers(['m.example.com'], 'example.com')).toBe(false);
    expect(covers(['example.com'], undefined)).toBe(false);
  });
});

describe('settings', () => {
  test('that are whole are taken as they are', () => {
    const hidden = [{ site: 'example.com', rule: 'guaranteed.pass', quote: '包过' }];
    const settings = { ...DEFAULTS, amount: 'all', size: 'large', guard: false, offSites: ['a.com'], hidden };
    expect(readSettings(settings)).toEqual(settings);
    expect(readSettings(JSON.parse(JSON.stringify(DEFAULTS)))).toEqual(DEFAULTS);
  });

  test.each([
    undefined,
    null,
    1,
    'all',
    [],
    { amount: 'everything', guard: 'yes', languages: ['fr'], more: 1 },
  ])('of another shape are passed over: %j', (value) => {
    expect(readSettings(value)).toEqual({});
  });

  test('lose what does not belong into their lists', () => {
    const read = readSettings({
      offSites: ['www.a.com', 1, 'no site', 'a.com', 'b.com/page'],
      hidden: [{ site: 'a.com', rule: 'r', quote: '' }, 'x', { site: 'a.com', rule: 'r', quote: 'q' }],
      languages: ['en', 'xx'],
    });
    expect(read.offSites).toEqual(['a.com', 'b.com']);
    expect(read.hidden).toEqual([{ site: 'a.com', rule: 'r', quote: 'q' }]);
    expect(read.languages).toEqual(['en']);
    const many = Array.from({ length: LIST_BOUNDS.offSites + 5 }, (_, index) => `s${index}.com`);
    expect(readSettings({ offSites: many }).offSites).toHaveLength(LIST_BOUNDS.offSites);
  });
});

test('an administrator may set every setting but what a person hid, with the same values', () => {
  const schema = JSON.parse(readFileSync(join(project, 'extension', 'managed-schema.json'), 'utf8')) as {
    properties: Record<string, { enum?: string[]; items?: { enum?: string[] } }>;
  };
  const { hidden: _, ...rest } = DEFAULTS;
  expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(rest).sort());
  expect(schema.properties.amount?.enum).toEqual(AMOUNTS);
  expect(schema.properties.size?.enum).toEqual(SIZES);
  expect([...(schema.properties.languages?.items?.enum ?? [])].sort()).toEqual([...LANGUAGES].sort());
});
