// Whether a page could speak of certificates at all: one pass over its text nodes, one test for each, ended
// by the first hit. It must never refuse a page that the engine would mark; that it admits others only
// costs them a check. What it looks for is made from the engine's data (scripts/gate.mjs).
//
// A text node is first asked for a handful of rare characters, in all their spellings; only where one
// stands are its neighbours looked at: the next Chinese characters before and after it, whatever blanks,
// marks, pictures, letters or elements lie between, for that is how words are broken up.

import { BESIDE, FOLDS, HEADS, LATIN, RARE } from 'gate-words';
import { attributeTexts, WITH_TEXT } from './attributes';
import { mayBeHost, shadowOf } from './roots';

/** UTF-16 code units that are tested in one step. */
const STEP = 16_384;
/** Characters that are passed over in search of a neighbour, and text nodes. */
const REACH = 160;
const NODES = 24;

const rare = new RegExp(RARE, 'g');
const LATIN_WORDS = new RegExp(LATIN.map(escaped).join('|'), 'i');
const latinNames = new RegExp(BESIDE.map(escaped).join('|'), 'gi');
const HAN = /[\u3400-\u9fff\uf900-\ufaff\u3007]|[\ud840-\ud88f][\udc00-\udfff]/;
const WIDE = /[\uff01-\uff5e]/;
/** A reading in brackets: "国(guó)家" is read as "国家". */
const READING = /^[(（]\s*(?:[a-z\u00e0-\u01dc]|[\u0300-\u030c]){1,8}\s*[)）]/i;
const READING_BEFORE = /[(（]\s*(?:[a-z\u00e0-\u01dc]|[\u0300-\u030c]){1,8}\s*[)）]$/i;

// Their text is no text of the page.
const UNREAD: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'textarea',
  'rt',
  'rp',
]);

export function admitsText(text: string): boolean {
  return admits(text, 0, text.length, undefined);
}

/** The title is looked at too: an advertisement in a frame often has all its words there. */
export function* admitsPage(page: Document, found: (root: ShadowRoot) => void): Generator<void, boolean> {
  if (admitsText(page.title)) return true;
  const root = page.documentElement;
  return root !== null && (yield* admitsTree(root, found));
}

/** One step for some text; `found` is told of every shadow root that was looked into. */
export function* admitsTree(root: Node, found: (root: ShadowRoot) => void): Generator<void, boolean> {
  // No filter callback: it would cost nine times the walk itself.
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let units = 0;
  for (
    let node: Node | null = root instanceof Text ? root : walker.nextNode();
    node;
    node = walker.nextNode()
  ) {
    const text = node as Text;
    for (let from = 0; from < text.length; from += STEP) {
      const to = Math.min(text.length, from + STEP);
      if (admits(text.data, from, to, text)) return true;
      units += to - from;
      if (units < STEP) continue;
      units = 0;
      yield;
    }
  }
  if (!(root instanceof Element || root instanceof ShadowRoot)) return false;
  if (root instanceof Element && attributesAdmit(root)) return true;
  for (const element of root.querySelectorAll(WITH_TEXT)) if (attributesAdmit(element)) return true;
  yield;
  if (root instanceof Element) {
    const own = shadowOf(root);
    if (own) {
      found(own);
      if (yield* admitsTree(own, found)) return true;
    }
  }
  for (const host of root.querySelectorAll(POSSIBLE_HOSTS)) {
    const shadow = mayBeHost(host) ? shadowOf(host) : null;
    if (!shadow) continue;
    found(shadow);
    if (yield* admitsTree(shadow, found)) return true;
  }
  return false;
}

/** Elements that are none of the usual ones, and empty ones that may have a shadow root. */
export const POSSIBLE_HOSTS = `:not(${`a abbr area article aside b blockquote body br button caption center cite code
  col dd del details dfn dialog div dl dt em fieldset figcaption figure font footer form g h1 h2 h3 h4 h5 h6 head
  header hr html i iframe img input ins label legend li link main map meta nav noscript ol optgroup option p path
  picture pre q rect s script section select small source span strong style sub summary sup svg table tbody td
  template textarea tfoot th thead time title tr u ul use var video`
  .trim()
  .split(/\s+/)
  .join(',')}),div:empty,span:empty,section:empty,article:empty,main:empty,p:empty`;

function attributesAdmit(element: Element): boolean {
  const name = element.localName;
  if (name === 'meta') return admitsText(element.getAttribute('content') ?? '');
  return attributeTexts(element, name).some(admitsText);
}

/** `node` is where the text stands; its neighbours may be in other nodes. */
function admits(text: string, from: number, to: number, node: Text | undefined): boolean {
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  rare.lastIndex = 0;
  for (let hit = rare.exec(part); hit; hit = rare.exec(part)) {
    const [character] = hit;
    const at = from + hit.index;
    if (hasNeighbours(character, text, at, at + character.length, node)) return !isUnread(node);
  }
  const plain = WIDE.test(part) ? part.normalize('NFKC') : part;
  return (LATIN_WORDS.test(plain) || namesInLatin(plain)) && !isUnread(node);
}

function namesInLatin(text: string): boolean {
  if (!HAN.test(text)) return false;
  latinNames.lastIndex = 0;
  for (let hit = latinNames.exec(text); hit; hit = latinNames.exec(text)) {
    if (
      neighbours(text, hit.index - 1, -1, undefined) ||
      neighbours(text, latinNames.lastIndex, 1, undefined)
    )
      return true;
  }
  return false;
}

function isUnread(node: Text | undefined): boolean {
  return UNREAD.has(node?.parentElement?.localName ?? '');
}

function hasNeighbours(
  head: string,
  text: string,
  start: number,
  end: number,
  node: Text | undefined,
): boolean {
  const { folds, heads } = tables();
  const keys = heads.get(folds.get(head) ?? head);
  if (!keys) return false;
  const after = keys.after || keys.around ? neighbours(text, end, 1, node) : '';
  if (isAmong(after, keys.after)) return true;
  const before = keys.before || keys.around ? neighbours(text, start - 1, -1, node) : '';
  if (isAmong(before, keys.before)) return true;
  return after !== '' && before !== '' && keys.around.includes(`|${before.charAt(0)}${after.charAt(0)}|`);
}

/** Whether the nearest neighbour, or the nearest two, are one of the alternatives. */
function isAmong(neighbours: string, alternatives: string): boolean {
  if (neighbours === '') return false;
  return (
    alternatives.includes(`|${neighbours.charAt(0)}|`) || alternatives.includes(`|${neighbours.slice(0, 2)}|`)
  );
}

/** The next two Chinese characters in one direction, the nearest first, folded; an opening bracket counts. */
function neighbours(text: string, start: number, step: 1 | -1, node: Text | undefined): string {
  const { folds } = tables();
  let found = '';
  let at = start;
  let own: Text | null | undefined = node;
  for (let passed = 0, nodes = 0; passed < REACH; passed++) {
    while (at < 0 || at >= text.length) {
      own = own && nodes++ < NODES ? beside(own, step) : null;
      if (!own) return found;
      text = own.data;
      at = step > 0 ? 0 : text.length - 1;
    }
    const character = characterAt(text, at, step);
    const reading =
      step > 0
        ? READING.exec(text.slice(at, at + 12))
        : READING_BEFORE.exec(text.slice(Math.max(0, at - 11), at + 1));
    at += step * (reading?.[0].length ?? character.length);
    if (reading) continue;
    const folded = folds.get(character) ?? character;
    if (folded !== '(' && !HAN.test(folded)) continue;
    found += folded;
    if (found.length >= 2) break;
  }
  return found;
}

function characterAt(text: string, at: number, step: 1 | -1): string {
  const code = text.charCodeAt(at);
  if (step > 0 && code >= 0xd800 && code < 0xdc00) return text.slice(at, at + 2);
  if (step < 0 && code >= 0xdc00 && code < 0xe000) return text.slice(Math.max(0, at - 1), at + 1);
  return text.charAt(at);
}

/** The text node before or after this one that a person can see. */
function beside(node: Text, step: 1 | -1): Text | null {
  const walker = document.createTreeWalker(node.getRootNode(), NodeFilter.SHOW_TEXT);
  walker.currentNode = node;
  for (let tried = 0; tried < NODES; tried++) {
    const next = (step > 0 ? walker.nextNode() : walker.previousNode()) as Text | null;
    if (!next) return null;
    const parent = next.parentElement;
    if (
      UNREAD.has(parent?.localName ?? '') ||
      (/\S/.test(next.data) && parent?.checkVisibility({ visibilityProperty: true }) === false)
    )
      continue;
    return next;
  }
  return null;
}

interface Tables {
  folds: ReadonlyMap<string, string>;
  heads: ReadonlyMap<string, { after: string; before: string; around: string }>;
}

let made: Tables | undefined;

/** Most pages never get so far as to need them. */
function tables(): Tables {
  made ??= {
    folds: new Map(
      Array.from(FOLDS.matchAll(/(.)(.)/gsu), ([, character = '', folded = '']) => [character, folded]),
    ),
    heads: new Map(HEADS.map(([head, after, before, around]) => [head, { after, before, around }])),
  };
  return made;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
