// What the address bar suggests: as XML in Chromium, as plain text in Firefox.

import { afterEach, expect, test, vi } from 'vitest';
import type { LookupAnswer } from '../../extension/engine-types';

const answer = {
  query: 'x',
  results: [{ occupation: { summary: { name: '<电工> & "焊工"', standing: 'skill-level' } } }],
} as unknown as LookupAnswer;

async function suggested(origin: string) {
  vi.resetModules();
  vi.stubGlobal('chrome', {
    runtime: { getURL: () => origin },
    i18n: { getMessage: (key: string) => key },
  });
  const { suggestions } = await import('../../extension/background/suggestions');
  return suggestions(answer);
}

afterEach(() => vi.unstubAllGlobals());

test('marks of XML are escaped where a description is XML', async () => {
  const [first] = await suggested('chrome-extension://abc/');
  expect(first?.content).toBe('<电工> & "焊工"');
  expect(first?.description).toBe('&#60;电工&#62; &#38; &#34;焊工&#34; · standing_skill_level');
});

test('and left alone where it is text', async () => {
  const [first] = await suggested('moz-extension://abc/');
  expect(first?.description).toBe('<电工> & "焊工" · standing_skill_level');
});
