// Reads a part of a page into passages: the running text of each block, with its text nodes joined across
// inline elements, shadow roots and slots, and with the words that style sheets add. Text stays as long as
// it is written, so that offsets need no table of their own. Texts of attributes are passages that stand
// nowhere.
//
// Left out: what is code or hidden, what the person types, the readings of ruby. What hides text is
// remembered, for a pop-up is hidden first and shown later.

import { BOUNDS } from '../protocol';
import { attributeTexts } from './attributes';
import { isShown, type Place, Places } from './blocks';
import { Gatherer } from './gather';
import { Generated } from './generated';
import type { Piece, ReadPassage } from './passage';
import { parentOf } from './roots';
import { type Visitor, walk } from './walk';

/** Ends of sentences, where a text that is too long for one passage is best cut. */
const SENTENCE_END = /[。！？!?\n]/;

// Nothing in these is the page's wording; most have no content that the page shows.
const SKIPPED: ReadonlySet<string> = new Set(
  'script style noscript template iframe object canvas audio video datalist rt rp head math br wbr'.split(
    ' ',
  ),
);

/** What a reading tells while it goes on. */
export interface Listener {
  passage(passage: ReadPassage): void;
  /** An element that hides the text in it from the person, and one of the texts. */
  hidden(hider: Element, text: Text): void;
  shadow(root: ShadowRoot): void;
  /** The page took away the place where the reading stood: this element is to be read once more. */
  lost(element: Element): void;
}

/** Numbers passages; one for the life of a content script. */
export class Reader {
  readonly gatherer = new Gatherer();
  #generated = new Generated();
  #next = 0;

  /** One step for each node. */
  *read(root: Element, listener: Listener): Generator<undefined, void> {
    yield* this.#generated.learn(root.ownerDocument);
    const pass = new Pass(listener, this.gatherer, this.#generated, () => this.#next++);
    yield* walk(root, pass);
    pass.close();
  }

  /** Style sheets of a root that came into view. */
  learn(root: ShadowRoot): Generator<undefined, void> {
    return this.#generated.learn(root);
  }

  /** A passage of a text that no element of the page shows. */
  *unseen(block: Element, text: string | null | undefined): Generator<ReadPassage> {
    if (!text || !/\S/.test(text)) return;
    yield alone({ block, kind: 'paragraph', rank: 0 }, text, this.#next++);
  }
}

/** One reading of one part of the page. */
class Pass implements Visitor {
  #listener: Listener;
  #gatherer: Gatherer;
  #generated: Generated;
  #number: () => number;
  #places = new Places();
  #looks = new Map<Element, boolean>();
  #open: OpenPassage | undefined;

  constructor(listener: Listener, gatherer: Gatherer, generated: Generated, number: () => number) {
    this.#listener = listener;
    this.#gatherer = gatherer;
    this.#generated = generated;
    this.#number = number;
  }

  enter(element: Element): boolean {
    const name = element.localName;
    if (name === 'br') this.#open?.breakLine();
    if (SKIPPED.has(name)) return false;
    for (const text of attributeTexts(element, name)) this.#attribute(element, text);
    this.#gatherer.look(element, name);
    this.#addGenerated(element, 'before');
    return true;
  }

  leave(element: Element): void {
    this.#addGenerated(element, 'after');
  }

  text(text: Text): void {
    let { data } = text;
    const blank = !/\S/.test(data);
    // Blanks between blocks are no text; inside a passage they part two words.
    if (blank && !this.#open) return;
    const parent = parentOf(text);
    if (!parent) return;
    const place = this.#places.of(parent);
    if (!place.readable) return;
    if (blank && place.block !== this.#open?.place.block) return;
    if (place.away || place.tiny || !this.#isShown(parent)) {
      if (!blank) this.#listener.hidden(place.away ? place.block : parent, text);
      return;
    }
    // A line that ends in the source goes on in the page.
    if (data.includes('\n') && !/pre|break/.test(getComputedStyle(parent).whiteSpace))
      data = data.replace(/[\n\r]/g, ' ');
    this.#at(place).add(text, data);
  }

  shadow(root: ShadowRoot): void {
    this.#listener.shadow(root);
  }

  lost(element: Element): void {
    this.#listener.lost(element);
  }

  close(): void {
    if (!this.#open) return;
    for (const passage of this.#open.cut(this.#number)) this.#listener.passage(passage);
    this.#open = undefined;
  }

  #at(place: Place): OpenPassage {
    if (this.#open?.place.block !== place.block) {
      this.close();
      this.#open = new OpenPassage(place);
    }
    return this.#open;
  }

  #isShown(element: Element): boolean {
    let shown = this.#looks.get(element);
    if (shown === undefined) {
      shown = isShown(element);
      this.#looks.set(element, shown);
    }
    return shown;
  }

  #attribute(element: Element, text: string): void {
    const place = this.#places.of(parentOf(element) ?? element);
    // A tooltip or a name for screen readers often says what stands there anyway.
    if (!place.readable || place.away || element.textContent === text || !this.#isShown(element)) return;
    this.#listener.passage(alone({ block: element, kind: 'control', rank: 0 }, text, this.#number()));
  }

  #addGenerated(element: Element, side: 'before' | 'after'): void {
    const words = this.#generated.of(element, side);
    if (words === '') return;
    const place = this.#places.of(element);
    if (place.readable && !place.away && this.#isShown(element)) this.#at(place).addWords(words);
  }
}

function alone(place: Pick<ReadPassage, 'block' | 'kind' | 'rank'>, text: string, id: number): ReadPassage {
  return { ...place, id, text: text.slice(0, BOUNDS.passage), pieces: [] };
}

/** A passage while its block is being read. */
class OpenPassage {
  readonly place: Place;
  #text = '';
  #pieces: Piece[] = [];

  constructor(place: Place) {
    this.place = place;
  }

  /** `data` is the node's text as it is shown, of the same length. */
  add(node: Text, data: string): void {
    this.#pieces.push({ node, from: 0, start: this.#text.length, length: data.length });
    this.#text += data;
  }

  /** Words that stand in no text node. */
  addWords(words: string): void {
    this.#text += words;
  }

  /** A line break has no text node; the character for it stands between two pieces. */
  breakLine(): void {
    this.#text += '\n';
  }

  /** One passage, or several where the text is longer than a passage may be. */
  *cut(number: () => number): Generator<ReadPassage> {
    const { block, kind, rank } = this.place;
    const text = this.#text;
    if (text.length <= BOUNDS.passage) {
      if (/\S/.test(text)) yield { id: number(), kind, rank, text, block, pieces: this.#pieces };
      return;
    }
    for (let start = 0; start < text.length; ) {
      const end = cutPoint(text, start);
      const part = text.slice(start, end);
      if (/\S/.test(part)) {
        yield { id: number(), kind, rank, text: part, block, pieces: [...share(this.#pieces, start, end)] };
      }
      start = end;
    }
  }
}

function cutPoint(text: string, start: number): number {
  const bound = start + BOUNDS.passage;
  if (text.length <= bound) return text.length;
  for (let end = bound; end > bound - 1_000; end--) {
    if (SENTENCE_END.test(text.charAt(end - 1))) return end;
  }
  // Never between the halves of a surrogate pair.
  const last = text.charCodeAt(bound - 1);
  return last >= 0xd800 && last < 0xdc00 ? bound - 1 : bound;
}

function* share(pieces: readonly Piece[], start: number, end: number): Generator<Piece> {
  for (const piece of pieces) {
    const from = Math.max(piece.start, start);
    const to = Math.min(piece.start + piece.length, end);
    if (from < to) {
      yield {
        node: piece.node,
        from: piece.from + from - piece.start,
        start: from - start,
        length: to - from,
      };
    }
  }
}
