// Reads a part of a page into passages: the running text of each block, with its text nodes joined across
// inline elements. Text stays as written, whitespace too, so that offsets need no table of their own.
//
// Left out: what is code or hidden, what the person types, the readings of ruby. The elements that were
// hidden are remembered, for a pop-up is hidden first and shown later.

import { BOUNDS } from '../protocol';
import { isShown, type Place, Places } from './blocks';
import type { Piece, ReadPassage } from './passage';

/** Ends of sentences, where a text that is too long for one passage is best cut. */
const SENTENCE_END = /[。！？!?\n]/;

export interface Reading {
  passages: ReadPassage[];
  /** Elements that hold text a person cannot see now. */
  hidden: Element[];
}

/** Numbers passages; one for the life of a content script. */
export class Reader {
  #next = 0;

  read(root: Element): Reading {
    const passages: ReadPassage[] = [];
    const hidden: Element[] = [];
    const places = new Places();
    const shown = new Map<Element, boolean>();
    let open: OpenPassage | undefined;

    const close = () => {
      if (open) passages.push(...open.cut(() => this.#next++));
      open = undefined;
    };

    // Elements are walked too, for a line break ends a line in the middle of a block.
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType !== Node.TEXT_NODE) {
        if ((node as Element).localName === 'br') open?.breakLine();
        continue;
      }
      const text = node as Text;
      const parent = text.parentElement;
      if (!parent) continue;
      const blank = !/\S/.test(text.data);
      // Blanks between blocks are no text; inside a passage they part two words.
      if (blank && !open) continue;
      const place = places.of(parent);
      if (!place.readable) continue;
      if (blank && place.block !== open?.place.block) continue;
      let visible = shown.get(parent);
      if (visible === undefined) {
        visible = isShown(parent);
        shown.set(parent, visible);
        if (!visible) hidden.push(parent);
      }
      if (!visible) continue;
      if (open?.place.block !== place.block) {
        close();
        open = new OpenPassage(place);
      }
      open.add(text);
    }
    close();
    return { passages, hidden };
  }
}

/** A passage while its block is being read. */
class OpenPassage {
  readonly place: Place;
  #text = '';
  #pieces: Piece[] = [];

  constructor(place: Place) {
    this.place = place;
  }

  add(node: Text): void {
    this.#pieces.push({ node, from: 0, start: this.#text.length, length: node.data.length });
    this.#text += node.data;
  }

  /** A line break has no text node; the character for it stands between two pieces. */
  breakLine(): void {
    this.#text += '\n';
  }

  /** One passage, or several where the text is longer than a passage may be. */
  *cut(number: () => number): Generator<ReadPassage> {
    const { block, kind, rank } = this.place;
    const text = this.#text;
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
