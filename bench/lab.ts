// The parts of the content script by themselves, for measurements and counts inside a page of the bench.

import { batches } from '../extension/content/batches';
import { admitsPage, admitsText, POSSIBLE_HOSTS } from '../extension/content/gate';
import { Highlights } from '../extension/content/highlight';
import type { ReadPassage } from '../extension/content/passage';
import { Reader } from '../extension/content/read';

const lab = { admitsPage, admitsText, batches, Highlights, POSSIBLE_HOSTS, read, gate };

/** Reads the page at one go. */
function read(): { passages: ReadPassage[]; steps: number; milliseconds: number } {
  const begun = performance.now();
  const passages: ReadPassage[] = [];
  const reader = new Reader();
  let steps = 0;
  const listener = {
    passage: (passage: ReadPassage) => void passages.push(passage),
    hidden: () => undefined,
    shadow: () => undefined,
    lost: () => undefined,
  };
  for (const _ of reader.read(document.body, listener)) steps++;
  return { passages, steps, milliseconds: performance.now() - begun };
}

/** Asks the gate at one go. */
function gate(): { admitted: boolean; steps: number; milliseconds: number } {
  const begun = performance.now();
  const job = admitsPage(document, () => undefined);
  for (let steps = 0; ; steps++) {
    const { done, value } = job.next();
    if (done) return { admitted: value, steps, milliseconds: performance.now() - begun };
  }
}

export type Lab = typeof lab;

Object.assign(globalThis, { lab });
