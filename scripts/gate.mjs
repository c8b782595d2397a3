// Makes the module `gate-words` for extension/content/gate.ts from what the engine says of its own data: the
// words of which every page that has something to mark holds at least one.
//
// Of each word two or three characters in a row are kept, its key, with a rare character as its head: the gate
// looks for heads first and at their neighbours only where it finds one. Which key is kept
// decides what the gate costs, never what it admits: a word is admitted by any of its keys.

import { readFile } from 'node:fs/promises';
import { engine } from './engine.mjs';
import { glueModule } from './glue.mjs';

export const GATE = 'gate-words';

/** @typedef {{ words: string[], folds: string }} GateData */

// The characters that Chinese text uses most, in that order; all others count as equally rare.
const COMMON =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运';
const RANK = new Map(Array.from(COMMON, (character, rank) => [character, rank]));

/** @param {string} character */
function share(character) {
  return 1 / ((RANK.get(character) ?? 1_500) + 25);
}

export async function gateModule() {
  const { words, folds } = await gateData();
  const { keys, latin, beside } = keysOf(words);
  /** @type {Record<string, Record<Side, string[]>>} */
  const heads = {};
  for (const { head, rest, side } of keys) {
    heads[head] ??= { after: [], before: [], around: [] };
    heads[head][side].push(rest);
  }
  const used = new Set(keys.flatMap(({ head, rest }) => [head, ...rest]));
  const pairs = Array.from(folds.matchAll(/(.)(.)/gsu), ([pair, , folded = '']) =>
    used.has(folded) ? pair : '',
  );
  const table = Object.entries(heads).map(([head, { after, before, around }]) => [
    head,
    lined(after),
    lined(before),
    lined(around),
  ]);
  return [
    `export const HEADS = ${JSON.stringify(table)};`,
    `export const FOLDS = ${JSON.stringify(pairs.join(''))};`,
    `export const LATIN = ${JSON.stringify(latin)};`,
    `export const BESIDE = ${JSON.stringify(beside)};`,
  ].join('\n');
}

/** @returns {Promise<GateData>} */
export async function gateData() {
  const { createGlue } = await import(`data:text/javascript,${encodeURIComponent(await glueModule())}`);
  const glue = createGlue();
  glue.initSync({ module: await WebAssembly.compile(await readFile(engine.optimised)) });
  return { words: glue.gateWords(), folds: glue.gateFolds() };
}

/** @param {string[]} rests */
function lined(rests) {
  return rests.length === 0 ? '' : `|${rests.sort().join('|')}|`;
}

/**
 * @typedef {'after' | 'before' | 'around'} Side
 * @typedef {{ head: string, rest: string, side: Side }} Key
 * @param {string[]} words
 */
function keysOf(words) {
  /** @type {Set<string>} */
  const chinese = new Set();
  /** @type {Set<string>} */
  const latin = new Set();
  /** Letters and digits that mean something beside a Chinese character only. @type {Set<string>} */
  const beside = new Set();
  for (const word of words) {
    const han = word.replace(/\P{Script=Han}/gu, '');
    if (han.length >= 2) chinese.add(han);
    else if (han === '') latin.add(word);
    else beside.add(word.replace(/\p{Script=Han}/gu, ''));
  }
  /** @type {Key[]} */
  const keys = [];
  const left = new Set(shortest(chinese));
  /** @type {Map<string, Set<string>>} */
  const byHead = new Map();
  for (const word of left) {
    for (const head of new Set(word)) {
      byHead.set(head, (byHead.get(head) ?? new Set()).add(word));
    }
  }
  while (left.size > 0) {
    const head = best(byHead.keys(), (one) => size(byHead.get(one), left) / share(one));
    const covered = new Set([...(byHead.get(head) ?? [])].filter((word) => left.has(word)));
    for (const word of covered) left.delete(word);
    while (covered.size > 0) {
      /** @type {Map<string, { key: Key, words: Set<string> }>} */
      const candidates = new Map();
      for (const word of covered) {
        for (const key of keysAround(word, head)) {
          const id = `${key.side}${key.rest}`;
          const known = candidates.get(id) ?? { key, words: new Set() };
          known.words.add(word);
          candidates.set(id, known);
        }
      }
      const { key, words: reached } = best(candidates.values(), ({ key, words }) => words.size / cost(key));
      keys.push(key);
      for (const word of reached) covered.delete(word);
    }
  }
  return { keys, latin: shortest(latin), beside: [...beside] };
}

/** Without the words that hold another one. @param {Set<string>} words */
function shortest(words) {
  return [...words].filter((word) => ![...words].some((other) => other !== word && word.includes(other)));
}

/**
 * @param {Set<string> | undefined} words
 * @param {Set<string>} left
 */
function size(words, left) {
  let count = 0;
  for (const word of words ?? []) if (left.has(word)) count++;
  return count;
}

/**
 * @param {string} word
 * @param {string} head
 * @returns {Key[]}
 */
function keysAround(word, head) {
  /** @type {Key[]} */
  const keys = [];
  for (let at = word.indexOf(head); at >= 0; at = word.indexOf(head, at + 1)) {
    const around = `${word.slice(at - 1, at)}${word.slice(at + 1, at + 2)}`;
    if (at > 0 && around.length === 2) keys.push({ head, rest: around, side: 'around' });
    for (const length of [1, 2]) {
      const after = word.slice(at + 1, at + 1 + length);
      if (after.length === length) keys.push({ head, rest: after, side: 'after' });
      const before = word.slice(Math.max(0, at - length), at);
      // The nearest first, as the gate meets them.
      if (before.length === length) keys.push({ head, rest: [...before].reverse().join(''), side: 'before' });
    }
  }
  return keys;
}

/** What a key costs: a page that it admits in vain is read in vain. @param {Key} key */
function cost({ rest }) {
  const shares = Array.from(rest, (character) => Math.sqrt(share(character)));
  return shares.reduce((product, one) => product * one, 1) + 0.000_3;
}

/**
 * @template T
 * @param {Iterable<T>} all
 * @param {(one: T) => number} value
 * @returns {T}
 */
function best(all, value) {
  let found;
  let most = -1;
  for (const one of all) {
    const own = value(one);
    if (own > most) {
      most = own;
      found = one;
    }
  }
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

/** @type {import('esbuild').Plugin} */
export const gate = {
  name: GATE,
  setup(build) {
    build.onResolve({ filter: /^gate-words$/ }, () => ({ path: GATE, namespace: GATE }));
    build.onLoad({ filter: /.*/, namespace: GATE }, async () => ({
      contents: await gateModule(),
      loader: 'js',
    }));
  },
};
