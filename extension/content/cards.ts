// Opens and closes the card, whoever asks for it: pointer, keyboard, guard, popup. What a card needs is set
// up when a person first asks for one, not on every page.

import { isAlive } from '../browser';
import type { Choices, EvidenceMessage } from '../protocol';
import type { Explained } from '../ui/explained';
import type { CardActions } from '../ui/report-card';
import type { Card, Opening } from './card';
import { complaint } from './complaint';
import { copy } from './copy';
import type { Mark } from './highlight';
import { rectsOf } from './hit';
import { inPageOrder } from './page-order';

/** What the cards need of the frame they belong to. */
export interface Frame {
  marks(): readonly Mark[];
  choices(): Choices;
  hide(mark: Mark, scope: 'now' | 'site'): void;
  /** Asks for the card in the top frame; whether it is there. */
  showAbove(mark: Mark): Promise<boolean>;
  send(message: EvidenceMessage): void;
  /** The extension behind this script is gone. */
  lost(): void;
}

/** A frame that is smaller has no room for a card. */
const SMALLEST = { width: 280, height: 300 };

export class Cards {
  #frame: Frame;
  #card: Card | undefined;
  /** Where the last step led. */
  #at: Mark | undefined;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  get mark(): Mark | undefined {
    return this.#card?.mark;
  }

  get isOpen(): boolean {
    return this.#card?.isOpen ?? false;
  }

  get pinned(): boolean {
    return this.#card?.pinned ?? false;
  }

  owns(event: Event): boolean {
    return this.#card?.owns(event) ?? false;
  }

  async open(mark: Mark, how: Omit<Opening, 'size'>): Promise<void> {
    const card = await this.#ready();
    if (!card) return;
    if (isTooSmall() && (await this.#frame.showAbove(mark))) return;
    this.#at = mark;
    card.open(mark, this.#actions(mark), { ...how, size: this.#frame.choices().size });
  }

  /** In the top frame, what a frame too small for a card has found. */
  async openFor(explained: Explained): Promise<void> {
    const card = await this.#ready();
    card?.openFor(explained, this.#common(explained), this.#frame.choices().size);
  }

  /** Goes to the words and opens their card with focus in it. */
  travel(mark: Mark): void {
    mark.parts[0]?.node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
    void this.open(mark, { pinned: true, focus: true });
  }

  /** Goes to the next mark of this frame; `false` after the last, or where there is none. */
  step(first: boolean): boolean {
    const marks = this.#shown();
    const at = first ? -1 : indexOf(marks, this.#at);
    const next = marks[at + 1];
    if (!next) return false;
    this.travel(next);
    return true;
  }

  /** Shows all marks as a list; `false` where there is none. */
  list(): boolean {
    const marks = this.#shown();
    if (marks.length === 0) return false;
    const listed = marks.map((mark, index) => ({
      key: String(index),
      explained: mark.explained,
      travel: () => this.travel(mark),
    }));
    void this.#ready().then((card) => card?.openList(listed, () => this.close(), this.#frame.choices().size));
    return true;
  }

  close(): void {
    this.#card?.close();
  }

  /** Marks that went away; the card of one that left the page with its words goes too. */
  forget(marks: readonly Mark[]): void {
    for (const mark of marks) {
      if (mark === this.mark && !mark.parts.some((part) => part.node.isConnected)) this.close();
    }
  }

  async #ready(): Promise<Card | undefined> {
    if (!isAlive()) {
      this.#frame.lost();
      return undefined;
    }
    if (!this.#card) {
      const { Card } = await import('./card');
      this.#card ??= new Card();
    }
    return this.#card;
  }

  #actions(mark: Mark): CardActions {
    const marks = this.#shown();
    const index = indexOf(marks, mark);
    return {
      ...this.#common(mark.explained),
      hide: (scope) => {
        this.close();
        this.#frame.hide(mark, scope);
      },
      ...(index < 0 ? {} : { place: { index, total: marks.length, step: (by) => this.#go(mark, by) } }),
    };
  }

  #common(explained: Explained): CardActions {
    return {
      close: () => this.close(),
      evidence: () => this.#frame.send({ type: 'evidence' }),
      copy,
      complaint: complaint(explained, location.href),
    };
  }

  #go(from: Mark, by: 1 | -1): void {
    const marks = this.#shown();
    const next = marks.at((indexOf(marks, from) + by) % marks.length);
    if (!next) return;
    next.parts[0]?.node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
    // Focus stays on the button that was pressed.
    void this.open(next, { pinned: true, focus: false });
  }

  /** The marks a person can see now, in the order of the page. */
  #shown(): Mark[] {
    return inPageOrder(this.#frame.marks()).filter((mark) => rectsOf(mark).length > 0);
  }
}

/** Marks are made anew when settings change or a passage is read again: the same words are the same mark. */
function indexOf(marks: readonly Mark[], sought: Mark | undefined): number {
  const [part] = sought?.parts ?? [];
  return marks.findIndex(
    (mark) =>
      mark === sought ||
      (mark.parts[0]?.node === part?.node &&
        mark.parts[0]?.start === part?.start &&
        mark.explained.finding.rule === sought?.explained.finding.rule),
  );
}

function isTooSmall(): boolean {
  return window !== window.top && (innerWidth < SMALLEST.width || innerHeight < SMALLEST.height);
}
