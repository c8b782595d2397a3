// Whether a page could speak of certificates at all: one read of its text, ended by the first hit. It must
// never refuse a page that the engine would mark; that it admits others only costs them a check. What it
// looks for is made from the engine's data (scripts/gate.mjs).
//
// The text is first asked for a number of rare characters, in all their spellings; only where one stands are
// its neighbours looked at: the next Chinese characters before and after it, whatever blanks, marks, pictures
// or letters lie between, for that is how words are broken up.

import { BESIDE, FOLDS, HEADS, LATIN } from 'gate-words';
import { attributeTexts, WITH_TEXT } from './attributes';
import { mayBeHost, shadowOf } from './roots';
import { LONG } from './slices';

/** Ends with whether the text was admitted. */
type Asking = Generator<typeof LONG, boolean>;

/** Elements whose text is read in one step. */
const ELEMENTS = 400;
/** UTF-16 code units that are tested in one step. */
const STEP = 8_192;
/** Words may lie across the end of a step. */
const SEAM = 64;
/** Pages with more elements than this are not searched for tooltips, only for pictures and fields. */
const LARGE = 6_000;
/** Characters that are passed over in search of a neighbour. */
const REACH = 40;

const LATIN_WORDS = new RegExp(LATIN.map(escaped).join('|'), 'i');
// The look ahead spares Chinese text the list.
const latinNames = new RegExp(`(?=[a-z\\d])(?:${BESIDE.map(escaped).join('|')})`, 'gi');
/** Chinese characters, and whatever is another way to write one. */
const WIDE_SCRIPT = /[\u2e80-\uffff]/;
const WIDE = /[\uff01-\uff5e]/;

export function admitsText(text: string): boolean {
  if (WIDE_SCRIPT.test(text) && admitsChinese(text)) return true;
  const plain = WIDE.test(text) ? text.normalize('NFKC') : text;
  return LATIN_WORDS.test(plain) || namesInLatin(plain);
}

/** The title is looked at too: an advertisement in a frame often has all its words there. */
export function* admitsPage(page: Document, found: (root: ShadowRoot) => void): Asking {
  if (admitsText(page.title)) return true;
  const root = page.body ?? page.documentElement;
  if (!root) return false;
  for (const meta of page.querySelectorAll('meta[name="description" i]'))
    if (attributesAdmit(meta)) return true;
  return yield* admitsTree(root, found);
}

/** `found` is told of every shadow root that was looked into. */
export function* admitsTree(root: Node, found: (root: ShadowRoot) => void): Asking {
  if (!(root instanceof Element || root instanceof ShadowRoot))
    return yield* admitsLong(root.textContent ?? '');
  const all = root instanceof Element ? root.getElementsByTagName('*') : root.querySelectorAll('*');
  // No wrapper is made of an element but at the ends of steps: the browser itself gathers the text.
  const range = document.createRange();
  let seam = '';
  for (let from = 0; from < Math.max(1, all.length); from += ELEMENTS) {
    range.selectNodeContents(root);
    const first = all[from];
    const next = all[from + ELEMENTS];
    if (from > 0 && first) range.setStart(first, 0);
    if (next) range.setEnd(next, 0);
    const text = seam + range.toString();
    if (yield* admitsLong(text)) return true;
    seam = text.slice(-SEAM);
  }
  if (root instanceof Element && attributesAdmit(root)) return true;
  for (const element of root.querySelectorAll(all.length > LARGE ? 'img[alt],input' : WITH_TEXT)) {
    if (attributesAdmit(element)) return true;
  }
  yield LONG;
  const own = root instanceof Element ? shadowOf(root) : null;
  if (own) {
    found(own);
    if (yield* admitsTree(own, found)) return true;
  }
  for (const host of root.querySelectorAll(POSSIBLE_HOSTS)) {
    const shadow = mayBeHost(host) ? shadowOf(host) : null;
    if (!shadow) continue;
    found(shadow);
    if (yield* admitsTree(shadow, found)) return true;
  }
  return false;
}

function* admitsLong(text: string): Asking {
  for (let from = 0; from < text.length; from += STEP - SEAM) {
    if (admitsText(text.length <= STEP ? text : text.slice(from, from + STEP))) return true;
    yield LONG;
  }
  return false;
}

/** Elements that are none of the usual ones, and empty ones that may have a shadow root. */
export const POSSIBLE_HOSTS =
  ':not(div,span,a,p,li,td,b,i,img,br,tr,ul,h1,h2,h3,svg,path,script,input,label,button,option,em,strong,font,dd,dt,dl),' +
  'div:empty,span:empty,p:empty';

function attributesAdmit(element: Element): boolean {
  const name = element.localName;
  if (name === 'meta') return admitsText(element.getAttribute('content') ?? '');
  return attributeTexts(element, name).some(admitsText);
}

function namesInLatin(text: string): boolean {
  if (!WIDE_SCRIPT.test(text)) return false;
  latinNames.lastIndex = 0;
  while (latinNames.test(text)) {
    const end = latinNames.lastIndex;
    // Where the name begins does not matter: what stands before it is passed over letter by letter.
    if (neighbour(text, end, 1) || neighbour(text, end - 1, -1)) return true;
  }
  return false;
}

/** What may stand beside a character: alone, or with a second one further out. */
type Beside = ReadonlyMap<string, true | ReadonlySet<string>>;

interface Head {
  after: Beside;
  before: Beside;
  around: Beside;
}

interface Tables {
  /** For each UTF-16 code unit what it may be: see below. */
  roles: Uint8Array;
  folds: ReadonlyMap<string, string>;
  heads: ReadonlyMap<string, Head>;
}

/** A rare character, one that may follow it, one that may stand before it. */
const HEAD = 1;
const AFTER = 2;
const BEFORE = 4;

let made: Tables | undefined;
/** Where the last neighbour was found. */
let place = 0;

/** Looks at every character once; a regular expression takes three times as long. */
function admitsChinese(text: string): boolean {
  const { roles } = tables();
  let last = AFTER | BEFORE;
  for (let at = 0; at < text.length; at++) {
    const role = roles[text.charCodeAt(at)] ?? 0;
    if ((role & HEAD) !== 0) {
      const next = at + 1 < text.length ? (roles[text.charCodeAt(at + 1)] ?? 0) : AFTER;
      if (((last & BEFORE) !== 0 || (next & AFTER) !== 0) && hasNeighbours(text, at + 1)) return true;
    }
    last = role;
  }
  return false;
}

/** `end` is where the rare character ends. */
function hasNeighbours(text: string, end: number): boolean {
  const { folds, heads } = tables();
  const written = characterBefore(text, end);
  const head = heads.get(folds.get(written) ?? written);
  if (!head) return false;
  const after = neighbour(text, end, 1);
  const afterwards = place;
  const right = after === '' ? undefined : head.after.get(after);
  if (right && (right === true || right.has(neighbour(text, afterwards, 1)))) return true;
  const before = neighbour(text, end - written.length - 1, -1);
  if (before === '') return false;
  const beforehand = place;
  const left = head.before.get(before);
  if (left && (left === true || left.has(neighbour(text, beforehand, -1)))) return true;
  const both = head.around.get(before);
  return both !== undefined && both !== true && both.has(after);
}

/** The next Chinese character in one direction, folded; `place` is then where to look for the one beyond. */
function neighbour(text: string, start: number, step: 1 | -1): string {
  const { folds } = tables();
  for (let at = start, passed = 0; passed < REACH; passed++) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code)) return '';
    at += step;
    if (code < 0x2000) continue;
    let character = String.fromCharCode(code);
    if (code >= 0xd800 && code < 0xe000) {
      const other = text.charAt(at);
      character = step > 0 ? character + other : other + character;
      at += step;
    }
    const folded = folds.get(character) ?? character;
    if (!isHan(folded.charCodeAt(0))) continue;
    place = at;
    return folded;
  }
  return '';
}

function isHan(code: number): boolean {
  return (
    (code >= 0x3400 && code <= 0x9fff) ||
    code === 0x3007 ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd88f)
  );
}

function characterBefore(text: string, end: number): string {
  const code = text.charCodeAt(end - 1);
  return code >= 0xdc00 && code < 0xe000 ? text.slice(end - 2, end) : text.charAt(end - 1);
}

/** Most pages never get so far as to need them. */
function tables(): Tables {
  made ??= makeTables();
  return made;
}

function makeTables(): Tables {
  const folds = new Map<string, string>();
  const pairs = Array.from(FOLDS);
  for (let at = 0; at < pairs.length; at += 2) folds.set(pairs[at] ?? '', pairs[at + 1] ?? '');
  const heads = new Map<string, Head>();
  const roles = new Uint8Array(0x10000);
  // What is no Chinese character may lie between two that belong together, and half a character may be any.
  for (let code = 0; code < roles.length; code++) if (!isPlainHan(code)) roles[code] = AFTER | BEFORE;
  const play = (character: string, role: number) => {
    const code = character.charCodeAt(character.length - 1);
    roles[code] = (roles[code] ?? 0) | role;
  };
  for (const [head, after, before, around] of HEADS) {
    const own = { after: besideOf(after), before: besideOf(before), around: besideOf(around) };
    heads.set(head, own);
    play(head, HEAD);
    for (const character of own.after.keys()) play(character, AFTER);
    for (const character of [...own.before.keys(), ...own.around.keys()]) play(character, BEFORE);
  }
  for (const [character, folded] of folds) play(character, roles[folded.charCodeAt(0)] ?? 0);
  return { roles, folds, heads };
}

function isPlainHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

/** `件书起` apart by bars: one character is enough by itself, two are the nearer and the one beyond. */
function besideOf(alternatives: string): Beside {
  const all = new Map<string, true | Set<string>>();
  for (const [near = '', far] of alternatives.split('|').map((one) => Array.from(one))) {
    const known = all.get(near);
    if (far === undefined) all.set(near, true);
    else if (known === undefined) all.set(near, new Set([far]));
    else if (known !== true) known.add(far);
  }
  return all;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
