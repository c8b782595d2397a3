// Cuts passages into batches that are small enough for one message.

import { BOUNDS } from '../protocol';
import type { ReadPassage } from './passage';

// Far below what the background accepts: a message holds the page's thread while it is copied.
const TEXT = BOUNDS.text / 10;

export function* batches(passages: readonly ReadPassage[]): Generator<ReadPassage[]> {
  let batch: ReadPassage[] = [];
  let length = 0;
  for (const passage of passages) {
    if (batch.length === BOUNDS.passages || (batch.length > 0 && length + passage.text.length > TEXT)) {
      yield batch;
      batch = [];
      length = 0;
    }
    batch.push(passage);
    length += passage.text.length;
  }
  if (batch.length > 0) yield batch;
}
