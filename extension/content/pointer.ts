// What a person does with a mark: rests on it, clicks it, taps it. Opens and closes the card; the page gets
// its own clicks all the same. Listens only while there are marks.

import { isAlive } from '../browser';
import type { Card } from './card';
import type { Highlights, Mark } from './highlight';
import { markAt } from './hit';

const REST_MS = 300;
/** Long enough to cross the gap between the words and the card. */
const LEAVE_MS = 450;

export class Pointer {
  #highlights: Highlights;
  #lost: () => void;
  #card: Card | undefined;
  #attached = false;
  #pending: Mark | undefined;
  #opening: ReturnType<typeof setTimeout> | undefined;
  #closing: ReturnType<typeof setTimeout> | undefined;
  #frame: number | undefined;

  /** `lost` is called when the extension behind this script is gone. */
  constructor(highlights: Highlights, lost: () => void) {
    this.#highlights = highlights;
    this.#lost = lost;
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
    this.#card?.close();
  }

  /** Marks that went away; the card of one that left the page with its words goes too. */
  forget(marks: readonly Mark[]): void {
    for (const mark of marks) {
      if (mark === this.#pending) this.#rest(undefined);
      if (mark === this.#card?.mark && !mark.parts.some((part) => part.node.isConnected)) this.#card.close();
    }
  }

  #move = (event: PointerEvent): void => {
    if (!event.isTrusted || event.pointerType === 'touch') return;
    if (this.#card?.owns(event)) {
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
      if (mark && mark === this.#card?.mark) {
        this.#rest(undefined);
        this.#stay();
      } else {
        this.#rest(mark, clientX, clientY);
        if (!mark) this.#leave();
      }
    });
  };

  #leave = (): void => {
    if (!this.#card?.mark || this.#card.pinned) return;
    this.#closing ??= setTimeout(() => {
      this.#closing = undefined;
      this.#card?.close();
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
      if (!this.#card?.pinned) void this.#open(mark, x, y, false);
    }, REST_MS);
  }

  #click = (event: MouseEvent): void => {
    // A page must not open cards by itself to learn of the extension.
    if (!event.isTrusted || this.#card?.owns(event)) return;
    const mark = markAt(event.clientX, event.clientY, this.#highlights);
    this.#rest(undefined);
    if (mark && isSelecting()) return;
    if (mark) void this.#open(mark, event.clientX, event.clientY, true);
    else this.#card?.close();
  };

  #key = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event.key !== 'Escape') return;
    this.#rest(undefined);
    if (!this.#card?.mark) return;
    // The card lies on top: this Escape is for it, not for a dialog of the page below it.
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#card.close();
  };

  async #open(mark: Mark, x: number, y: number, pinned: boolean): Promise<void> {
    this.#stay();
    if (!isAlive()) {
      this.#lost();
      return;
    }
    if (!this.#card) {
      // What the card needs is set up when a person first asks for one, not on every page.
      const { Card } = await import('./card');
      this.#card ??= new Card();
    }
    this.#card.open(mark, x, y, pinned);
  }
}

function isSelecting(): boolean {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed;
}
