// What a person does with a mark: rests on it, clicks it, taps it. Opens and closes the card; the page gets
// its own clicks all the same. Listens only while there are marks, or while a card is open.

import type { Cards } from './cards';
import type { Highlights, Mark } from './highlight';
import { markAt } from './hit';

const REST_MS = 300;
/** Long enough to cross the gap between the words and the card. */
const LEAVE_MS = 450;

export class Pointer {
  #highlights: Highlights;
  #cards: Cards;
  #attached = false;
  #pending: Mark | undefined;
  #opening: ReturnType<typeof setTimeout> | undefined;
  #closing: ReturnType<typeof setTimeout> | undefined;
  #frame: number | undefined;

  constructor(highlights: Highlights, cards: Cards) {
    this.#highlights = highlights;
    this.#cards = cards;
  }

  attach(): void {
    if (this.#attached) return;
    this.#attached = true;
    document.addEventListener('pointermove', this.#move, { capture: true, passive: true });
    document.documentElement.addEventListener('pointerleave', this.#leave, { passive: true });
    window.addEventListener('click', this.#click, { capture: true, passive: true });
    window.addEventListener('keydown', this.#key, { capture: true });
  }

  detach(): void {
    this.#attached = false;
    this.#rest(undefined);
    this.#stay();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    document.removeEventListener('pointermove', this.#move, { capture: true });
    document.documentElement?.removeEventListener('pointerleave', this.#leave);
    window.removeEventListener('click', this.#click, { capture: true });
    window.removeEventListener('keydown', this.#key, { capture: true });
    this.#cards.close();
  }

  /** Marks that went away. */
  forget(marks: readonly Mark[]): void {
    if (marks.some((mark) => mark === this.#pending)) this.#rest(undefined);
    this.#cards.forget(marks);
  }

  #move = (event: PointerEvent): void => {
    if (!event.isTrusted || event.pointerType === 'touch') return;
    if (this.#cards.owns(event)) {
      this.#rest(undefined);
      this.#stay();
      return;
    }
    const { clientX, clientY, buttons } = event;
    // One hit test a frame is as much as a person can see.
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      // With a button down the person is selecting text or dragging.
      const mark = buttons === 0 ? markAt(clientX, clientY, this.#highlights) : undefined;
      if (mark && mark === this.#cards.mark) {
        this.#rest(undefined);
        this.#stay();
      } else {
        this.#rest(mark, clientX, clientY);
        if (!mark) this.#leave();
      }
    });
  };

  #leave = (): void => {
    if (!this.#cards.isOpen || this.#cards.pinned) return;
    this.#closing ??= setTimeout(() => {
      this.#closing = undefined;
      this.#cards.close();
    }, LEAVE_MS);
  };

  #stay(): void {
    clearTimeout(this.#closing);
    this.#closing = undefined;
  }

  #rest(mark: Mark | undefined, x = 0, y = 0): void {
    if (mark === this.#pending) return;
    clearTimeout(this.#opening);
    this.#pending = mark;
    if (!mark) return;
    this.#opening = setTimeout(() => {
      this.#pending = undefined;
      if (!this.#cards.pinned) this.#open(mark, x, y, false);
    }, REST_MS);
  }

  #click = (event: MouseEvent): void => {
    // A page must not open cards by itself to learn of the extension.
    if (!event.isTrusted || this.#cards.owns(event)) return;
    const mark = markAt(event.clientX, event.clientY, this.#highlights);
    this.#rest(undefined);
    if (mark && isSelecting()) return;
    if (mark) this.#open(mark, event.clientX, event.clientY, true);
    else this.#cards.close();
  };

  #key = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event.key !== 'Escape') return;
    this.#rest(undefined);
    if (!this.#cards.isOpen) return;
    // The card lies on top: this Escape is for it, not for a dialog of the page below it.
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#cards.close();
  };

  #open(mark: Mark, x: number, y: number, pinned: boolean): void {
    this.#stay();
    void this.#cards.open(mark, { pinned, focus: false, point: { x, y } });
  }
}

function isSelecting(): boolean {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed;
}
