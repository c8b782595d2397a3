// The card beside the words, and the list of all marks in its place.

import './trusted-types';
import { html } from 'lit/html.js';
import { language, text } from '../i18n';
import type { Size } from '../settings';
import type { Explained } from '../ui/explained';
import { findingList, type Listed } from '../ui/finding-list';
import { type CardActions, reportCard } from '../ui/report-card';
import type { Mark } from './highlight';
import { rectsOf } from './hit';
import { Panel } from './panel';

export interface Opening {
  size: Size;
  /** Opened by a click, a tap or the keyboard: it stays until the person closes it. */
  pinned: boolean;
  /** Whether focus goes into the card. */
  focus: boolean;
  point?: { x: number; y: number };
}

export class Card {
  #panel = new Panel(() => this.#forget());
  #mark: Mark | undefined;
  #pinned = false;

  /** The mark the card is open for. */
  get mark(): Mark | undefined {
    return this.#mark;
  }

  get isOpen(): boolean {
    return this.#panel.isOpen;
  }

  get pinned(): boolean {
    return this.#pinned;
  }

  owns(event: Event): boolean {
    return this.#panel.owns(event);
  }

  open(mark: Mark, actions: CardActions, { size, pinned, focus, point }: Opening): void {
    this.#mark = mark;
    this.#pinned = pinned;
    const node = mark.parts[0]?.node;
    const anchor = { rects: () => rectsOf(mark), node, ...(point ? { point } : {}) };
    this.#panel.show(reportCard(mark.explained, actions), anchor, { size, focus });
  }

  /** What a frame too small for a card has found. */
  openFor(explained: Explained, actions: CardActions, size: Size): void {
    this.#mark = undefined;
    this.#pinned = true;
    this.#panel.show(reportCard(explained, actions), undefined, { size, focus: false });
  }

  openList(listed: readonly Listed[], close: () => void, size: Size): void {
    this.#mark = undefined;
    this.#pinned = true;
    const content = html`
      <section class="card list" role="dialog" aria-labelledby="headline" lang=${language()}>
        <header>
          <h1 class="chip" id="headline" tabindex="-1">${text('list_title', String(listed.length))}</h1>
          <button class="close" type="button" aria-label=${text('card_close')} @click=${close}>×</button>
        </header>
        <div class="body">${findingList(listed)}</div>
      </section>
    `;
    this.#panel.show(content, undefined, { size, focus: true });
  }

  close(): void {
    this.#panel.hide();
    this.#forget();
  }

  #forget(): void {
    this.#mark = undefined;
    this.#pinned = false;
  }
}
