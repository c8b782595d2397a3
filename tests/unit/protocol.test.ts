// What the background believes of what a content script sends.

import { describe, expect, test } from 'vitest';
import { BOUNDS, readContentMessage, readExtensionMessage, readPageMessage } from '../../extension/protocol';

const passage = { id: 0, kind: 'paragraph', rank: 0, text: '签约包过' };
const page = { title: '标题', passages: [passage] };

describe('a check', () => {
  test('with all that may be in it is taken as it is', () => {
    const context = { subject: '家庭教育指导师', certificate: true, warns: 0, recruits: 2, promotes: true };
    const message = { type: 'check', page: { ...page, lang: 'zh-CN', context } };
    expect(readContentMessage(message)).toEqual(message);
  });

  test('loses what does not belong to it, the address above all', () => {
    const message = { type: 'check', page: { ...page, url: 'https://www.mohrss.gov.cn/', more: 1 }, more: 2 };
    expect(readContentMessage(message)).toEqual({ type: 'check', page });
  });

  test.each([
    ['no page', undefined],
    ['a page that is a list', []],
    ['no passages', { title: '' }],
    ['a title that is no text', { ...page, title: 1 }],
    ['a title that is too long', { ...page, title: '长'.repeat(BOUNDS.title + 1) }],
    ['a passage that is no object', { ...page, passages: ['签约包过'] }],
    ['a passage without text', { ...page, passages: [{ ...passage, text: undefined }] }],
    ['an unknown kind', { ...page, passages: [{ ...passage, kind: 'toString' }] }],
    ['a rank beyond six', { ...page, passages: [{ ...passage, kind: 'heading', rank: 7 }] }],
    ['a negative number', { ...page, passages: [{ ...passage, id: -1 }] }],
    ['a fraction', { ...page, passages: [{ ...passage, id: 0.5 }] }],
    ['a number beyond 32 bits', { ...page, passages: [{ ...passage, id: 2 ** 32 }] }],
    ['too long a passage', { ...page, passages: [{ ...passage, text: '长'.repeat(BOUNDS.passage + 1) }] }],
    ['too many passages', { ...page, passages: Array(BOUNDS.passages + 1).fill(passage) }],
    [
      'too much text',
      {
        ...page,
        passages: Array(BOUNDS.text / BOUNDS.passage + 1).fill({
          ...passage,
          text: '长'.repeat(BOUNDS.passage),
        }),
      },
    ],
    ['a context that is no object', { ...page, context: 1 }],
    [
      'a context of the wrong shape',
      { ...page, context: { certificate: 1, warns: 0, recruits: 0, promotes: false } },
    ],
    ['a context without a number', { ...page, context: { certificate: true, warns: 0, recruits: 0 } }],
    [
      'a context with a number below zero',
      { ...page, context: { certificate: true, warns: 0, recruits: 0, promotes: 1 } },
    ],
  ])('with %s is refused', (_, page) => {
    expect(readContentMessage({ type: 'check', page })).toBeUndefined();
  });
});

test.each([
  undefined,
  null,
  1,
  'check',
  [],
  { type: 'else' },
  { type: 'tally', misleading: -1, caution: 0, document: 1 },
])('%j is no message', (value) => {
  expect(readContentMessage(value)).toBeUndefined();
});

test('a tally is taken as it is', () => {
  const tally = { type: 'tally', document: 7, misleading: 3, caution: 0 };
  expect(readContentMessage(tally)).toEqual(tally);
});

test('content scripts hear what the extension asks, and nothing else', () => {
  expect(readExtensionMessage({ type: 'recount' })).toEqual({ type: 'recount' });
  expect(readExtensionMessage({ type: 'summary' })).toEqual({ type: 'summary' });
  expect(readExtensionMessage({ type: 'check' })).toBeUndefined();
});

test('what the buttons of a card ask is taken without anything else', () => {
  for (const type of ['choices', 'evidence', 'options']) {
    expect(readContentMessage({ type, more: 1 })).toEqual({ type });
  }
  const hide = { type: 'hide', rule: 'guaranteed.pass', quote: '包过' };
  expect(readContentMessage({ ...hide, site: 'other.example' })).toEqual(hide);
  expect(readContentMessage({ ...hide, quote: '长'.repeat(501) })).toBeUndefined();
  expect(readContentMessage({ ...hide, rule: 1 })).toBeUndefined();
});

test('a card in the top frame is asked for by words, not by what is said of them', () => {
  const spot = { passage: 0, start: 2, rule: 'guaranteed.pass' };
  expect(readContentMessage({ type: 'show', page, spot, explained: {} })).toEqual({
    type: 'show',
    page,
    spot,
  });
  expect(readContentMessage({ type: 'show', page, spot: { ...spot, start: -1 } })).toBeUndefined();
  expect(readContentMessage({ type: 'show', page: {}, spot })).toBeUndefined();
  expect(readContentMessage({ type: 'show', page })).toBeUndefined();
});

test('content scripts cannot ask what only the pages of the extension may', () => {
  for (const message of [
    { type: 'lookup', query: 'x', limit: 1 },
    { type: 'overview' },
    { type: 'gather', tab: 1 },
  ]) {
    expect(readContentMessage(message)).toBeUndefined();
    expect(readPageMessage(message)).toEqual(message);
  }
  expect(readPageMessage({ type: 'lookup', query: 1, limit: 1 })).toBeUndefined();
  expect(readPageMessage({ type: 'gather', tab: '1' })).toBeUndefined();
  expect(readPageMessage({ type: 'check', page })).toBeUndefined();
});
