// What a frame takes over from the page around it. A frame often holds nothing but the advertisement's claims;
// which certificate they are about stands in the page.
//
// The background keeps none of it: it asks the page's top frame whenever a frame is checked first.

import { api } from '../browser';
import type { PageContext } from '../engine-types';
import { type AdmitMessage, type PageBatch, readSubject, type SubjectMessage } from '../protocol';

const TOP_FRAME = 0;

/** The batch with what the page around its frame is about, where the frame has said nothing yet itself. */
export async function inherit(batch: PageBatch, tab: number, frame: number): Promise<PageBatch> {
  if (frame === TOP_FRAME || batch.context) return batch;
  const message: SubjectMessage = { type: 'subject' };
  const answer: unknown = await api.tabs
    .sendMessage(tab, message, { frameId: TOP_FRAME })
    .catch(() => undefined);
  const subject = readSubject(answer);
  const context: PageContext = { certificate: false, warns: 0, recruits: 0, promotes: false };
  return { ...batch, context: subject === undefined ? context : { ...context, subject } };
}

/** Has the frames of a page read themselves whatever their own gates say; only its top frame may ask. */
export function admitFrames(tab: number, frame: number): void {
  if (frame !== TOP_FRAME) return;
  const message: AdmitMessage = { type: 'admit' };
  void api.tabs.sendMessage(tab, message).catch(() => undefined);
}
