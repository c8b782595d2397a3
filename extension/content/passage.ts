// A passage and the way back from its offsets to the page: which text nodes it was joined from.

import type { Passage } from '../engine-types';

/** One text node's share of a passage. */
export interface Piece {
  node: Text;
  /** Where the share begins in the node; 0 unless a long node was cut. */
  from: number;
  /** Where the share begins in the passage's text. */
  start: number;
  length: number;
}

export interface ReadPassage extends Required<Passage> {
  block: Element;
  /** Empty for the text of an attribute, which stands nowhere in the page. */
  pieces: Piece[];
}

/** The nodes by which a passage is found: its text nodes, or the element that has the attribute. */
export function anchorsOf(passage: ReadPassage): Node[] {
  return passage.pieces.length > 0 ? passage.pieces.map(({ node }) => node) : [passage.block];
}

/** A part of a text node, as both `StaticRange` and `Range` take it. */
export interface Part {
  node: Text;
  start: number;
  end: number;
}

/** The parts of text nodes that a span of the passage's text stands on; between pieces nothing stands. */
export function partsOf(pieces: readonly Piece[], start: number, end: number): Part[] {
  const parts: Part[] = [];
  for (const piece of pieces) {
    if (piece.start >= end) break;
    const from = Math.max(start, piece.start);
    const to = Math.min(end, piece.start + piece.length);
    if (from >= to) continue;
    const shift = piece.from - piece.start;
    parts.push({ node: piece.node, start: from + shift, end: to + shift });
  }
  return parts;
}

/** Whether a passage read anew is the one known already, node by node. */
export function isSame(one: ReadPassage, other: ReadPassage): boolean {
  return (
    one.text === other.text &&
    one.kind === other.kind &&
    one.rank === other.rank &&
    one.pieces.length === other.pieces.length &&
    (one.pieces.length === 0
      ? one.block === other.block
      : one.pieces.every((piece, index) => piece.node === other.pieces[index]?.node))
  );
}
