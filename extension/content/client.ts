// The content script's side of the protocol: sends, and once more when no answer came, for the background
// may have been stopped while the message was on its way.

import { api, isAlive } from '../browser';
import type { Report } from '../engine-types';
import {
  type Choices,
  type ContentMessage,
  isCheckAnswer,
  isChoices,
  type PageBatch,
  type TallyMessage,
} from '../protocol';
import { DEFAULTS } from '../settings';

/** A background that is being stopped takes no message for a moment. */
const RESTART_MS = 400;

const { amount, languages, guard, size } = DEFAULTS;
/** Until the background has answered, or where it does not. */
export const DEFAULT_CHOICES: Choices = { on: true, amount, languages, guard, size, hidden: [] };

export class Client {
  #lost: () => void;

  /** `lost` is called when the extension behind this script is gone. */
  constructor(lost: () => void) {
    this.#lost = lost;
  }

  /** The report, or `undefined` when this check failed. */
  async check(page: PageBatch): Promise<Report | undefined> {
    const answer = await this.#ask({ type: 'check', page }, isCheckAnswer);
    return answer?.ok ? answer.report : undefined;
  }

  /** What the person has set for this frame; the defaults when nobody answers. */
  async choices(): Promise<Choices> {
    return (await this.#ask({ type: 'choices' }, isChoices)) ?? DEFAULT_CHOICES;
  }

  async tally(tally: Omit<TallyMessage, 'type'>): Promise<void> {
    await this.#send({ type: 'tally', ...tally });
  }

  /** Has the frames in this page told that it speaks of certificates. */
  async frames(): Promise<void> {
    await this.#send({ type: 'frames' });
  }

  /** A message that must reach the background once, whatever it answers. */
  async send(message: ContentMessage): Promise<unknown> {
    return this.#send(message);
  }

  async #ask<T>(message: ContentMessage, isAnswer: (value: unknown) => value is T): Promise<T | undefined> {
    let answer = await this.#send(message);
    if (!isAnswer(answer)) {
      await new Promise((resolve) => setTimeout(resolve, RESTART_MS));
      answer = await this.#send(message);
    }
    return isAnswer(answer) ? answer : undefined;
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
