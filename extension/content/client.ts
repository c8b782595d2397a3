// The content script's side of the protocol: sends, and once more when no answer came, for the background
// may have been stopped while the message was on its way.

import { api, isAlive } from '../browser';
import type { Report } from '../engine-types';
import { type ContentMessage, isCheckAnswer, type PageBatch, type TallyMessage } from '../protocol';

/** A background that is being stopped takes no message for a moment. */
const RESTART_MS = 400;

export class Client {
  #lost: () => void;

  /** `lost` is called when the extension behind this script is gone. */
  constructor(lost: () => void) {
    this.#lost = lost;
  }

  /** The report, or `undefined` when this check failed. */
  async check(page: PageBatch): Promise<Report | undefined> {
    const message: ContentMessage = { type: 'check', page };
    let answer = await this.#send(message);
    if (!isCheckAnswer(answer)) {
      await new Promise((resolve) => setTimeout(resolve, RESTART_MS));
      answer = await this.#send(message);
    }
    return isCheckAnswer(answer) && answer.ok ? answer.report : undefined;
  }

  async tally(tally: Omit<TallyMessage, 'type'>): Promise<void> {
    await this.#send({ type: 'tally', ...tally });
  }

  /** Has the frames in this page told that it speaks of certificates. */
  async frames(): Promise<void> {
    await this.#send({ type: 'frames' });
  }

  async #send(message: ContentMessage): Promise<unknown> {
    if (!isAlive()) {
      this.#lost();
      return undefined;
    }
    try {
      return await api.runtime.sendMessage(message);
    } catch {
      if (!isAlive()) this.#lost();
      return undefined;
    }
  }
}
