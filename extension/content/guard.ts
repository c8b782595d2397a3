// On a page with misleading claims: a calm line beside the field in which a person is about to leave a phone
// number or a name. It blocks nothing, takes no focus, and comes once a page.

import { isAlive } from '../browser';
import type { Choices } from '../protocol';
import { asks } from './asking';
import type { Cards } from './cards';
import { focused } from './focused';
import type { Mark } from './highlight';
import type { Line } from './line';
import { inPageOrder } from './page-order';

/** What the guard needs of the frame it belongs to. */
export interface Guarded {
  marks(): readonly Mark[];
  choices(): Choices;
  /** The person wants no such lines anywhere. */
  options(): void;
}

export class Guard {
  #frame: Guarded;
  #cards: Cards;
  #line: Line | undefined;
  #attached = false;
  #shown = false;

  constructor(frame: Guarded, cards: Cards) {
    this.#frame = frame;
    this.#cards = cards;
  }

  attach(): void {
    if (this.#attached || this.#shown) return;
    this.#attached = true;
    // What the person does brings the cursor into a field, never what the page's script does.
    window.addEventListener('click', this.#did, { capture: true, passive: true });
    window.addEventListener('keyup', this.#did, { capture: true, passive: true });
  }

  detach(): void {
    this.#deafen();
    this.#line?.close();
  }

  #did = (event: Event): void => {
    if (!event.isTrusted || this.#line?.owns(event) || !isAlive()) return;
    const field = focused(document);
    if (this.#line?.isOpen) {
      const isEscape = event instanceof KeyboardEvent && event.key === 'Escape';
      if (isEscape || !asks(field)) this.#end();
      return;
    }
    if (this.#shown || !this.#frame.choices().guard || !asks(field)) return;
    const mark = gravest(this.#frame.marks());
    if (mark) void this.#show(mark, field);
  };

  async #show(mark: Mark, field: Element): Promise<void> {
    this.#shown = true;
    const { Line } = await import('./line');
    this.#line = new Line();
    const actions = {
      close: () => this.#end(),
      more: () => {
        this.#end();
        this.#cards.travel(mark);
      },
      options: () => {
        this.#end();
        this.#frame.options();
      },
    };
    this.#line.open(mark.explained, field, actions, this.#frame.choices().size);
  }

  #end(): void {
    this.#line?.close();
    if (this.#shown) this.#deafen();
  }

  #deafen(): void {
    this.#attached = false;
    window.removeEventListener('click', this.#did, { capture: true });
    window.removeEventListener('keyup', this.#did, { capture: true });
  }
}

/** The first misleading claim, of those that name an occupation if any does. */
function gravest(marks: readonly Mark[]): Mark | undefined {
  const misleading = inPageOrder(marks.filter(({ level }) => level === 'misleading'));
  return misleading.find(({ explained }) => explained.finding.subject !== undefined) ?? misleading[0];
}
