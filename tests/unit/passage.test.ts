// The way back from a passage's offsets to text nodes, and the cutting into batches.

import { describe, expect, test } from 'vitest';
import { batches } from '../../extension/content/batches';
import { type Piece, partsOf, type ReadPassage } from '../../extension/content/passage';
import { BOUNDS } from '../../extension/protocol';

// Only identity matters here.
const node = (data: string) => ({ data }) as unknown as Text;

describe('parts of a span', () => {
  const fifteen = node('15');
  const days = node('天');
  const certificate = node('拿证');
  const pieces: Piece[] = [
    { node: fifteen, from: 0, start: 0, length: 2 },
    { node: days, from: 0, start: 2, length: 1 },
    // A line break stands between them.
    { node: certificate, from: 0, start: 4, length: 2 },
  ];

  test('one for each text node it stands on', () => {
    expect(partsOf(pieces, 0, 6)).toEqual([
      { node: fifteen, start: 0, end: 2 },
      { node: days, start: 0, end: 1 },
      { node: certificate, start: 0, end: 2 },
    ]);
  });

  test('cut at both ends', () => {
    expect(partsOf(pieces, 1, 5)).toEqual([
      { node: fifteen, start: 1, end: 2 },
      { node: days, start: 0, end: 1 },
      { node: certificate, start: 0, end: 1 },
    ]);
  });

  test('none where nothing stands', () => {
    expect(partsOf(pieces, 3, 4)).toEqual([]);
    expect(partsOf(pieces, 2, 2)).toEqual([]);
    expect(partsOf(pieces, 6, 9)).toEqual([]);
  });

  test('a node that was cut is counted from its own beginning', () => {
    const long = node('…');
    expect(partsOf([{ node: long, from: 50_000, start: 0, length: 100 }], 10, 14)).toEqual([
      { node: long, start: 50_010, end: 50_014 },
    ]);
  });
});

describe('batches', () => {
  const passage = (length: number): ReadPassage => ({
    id: 0,
    kind: 'paragraph',
    rank: 0,
    text: '文'.repeat(length),
    block: {} as Element,
    pieces: [],
  });

  test('hold what the background accepts, in order and complete', () => {
    const passages = Array.from({ length: 5_000 }, (_, index) => passage((index % 300) + 1));
    passages.splice(100, 0, passage(BOUNDS.passage), passage(BOUNDS.passage));
    const cut = [...batches(passages)];
    expect(cut.flat()).toEqual(passages);
    for (const batch of cut) {
      expect(batch.length).toBeLessThanOrEqual(BOUNDS.passages);
      expect(batch.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(BOUNDS.text);
    }
  });

  test('there is none for nothing', () => {
    expect([...batches([])]).toEqual([]);
  });
});
