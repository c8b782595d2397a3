// The card beside the words: a closed shadow root whose panel lies in the top layer. Its host is in the
// page only while the card is shown; the page can neither restyle it nor read it.

import './trusted-types';
import { computePosition, flip, inline, offset, shift, size } from '@floating-ui/dom';
import { render } from 'lit/html.js';
import { reportCard, styles } from '../ui/report-card';
import type { Mark } from './highlight';
import { rectsOf } from './hit';
import { claim } from './own';

const GAP = 8;
/** How far the words may scroll out of the window before the card goes. */
const FAR = 80;
/** A card lower than this could not be read, even by scrolling. */
const SMALLEST = 200;
/** From this width of the window on there is room beside the words. */
const WIDE = 900;

export class Card {
  #host = document.createElement('div');
  #root = this.#host.attachShadow({ mode: 'closed' });
  #panel = document.createElement('div');
  #mark: Mark | undefined;
  #pinned = false;
  #point = { x: 0, y: 0 };
  #before: Element | null = null;
  #frame: number | undefined;

  constructor() {
    claim(this.#host);
    this.#panel.className = 'panel';
    this.#panel.popover = 'manual';
    this.#root.append(this.#panel);
    this.#root.adoptedStyleSheets = [sheet(styles)];
  }

  /** The mark the card is open for. */
  get mark(): Mark | undefined {
    return this.#mark;
  }

  /** Opened by a click or a tap: it stays until the person closes it. */
  get pinned(): boolean {
    return this.#pinned;
  }

  owns(event: Event): boolean {
    return event.target === this.#host;
  }

  open(mark: Mark, x: number, y: number, pinned: boolean): void {
    const first = this.#mark === undefined;
    this.#mark = mark;
    this.#pinned = pinned;
    this.#point = { x, y };
    render(
      reportCard(mark.explained, () => this.close()),
      this.#panel,
    );
    if (first) {
      this.#before = document.activeElement;
      window.addEventListener('scroll', this.#follow, { capture: true, passive: true });
      window.addEventListener('resize', this.#follow, { passive: true });
    }
    const place = placeFor(mark);
    if (this.#host.parentNode !== place) place.append(this.#host);
    if (!this.#panel.matches(':popover-open')) this.#panel.showPopover();
    this.#panel.querySelector('.body')?.scrollTo(0, 0);
    void this.#position();
  }

  close(): void {
    if (!this.#mark) return;
    this.#mark = undefined;
    window.removeEventListener('scroll', this.#follow, { capture: true });
    window.removeEventListener('resize', this.#follow);
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    const hadFocus = this.#root.activeElement !== null;
    this.#host.remove();
    if (hadFocus && this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true });
    this.#before = null;
  }

  #follow = (event: Event): void => {
    if (this.owns(event)) return;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      void this.#position();
    });
  };

  async #position(): Promise<void> {
    const mark = this.#mark;
    if (!mark) return;
    const rects = rectsOf(mark);
    const box = bounds(rects);
    if (!box || box.bottom < -FAR || box.top > innerHeight + FAR) {
      this.close();
      return;
    }
    const reference = { getBoundingClientRect: () => box, getClientRects: () => rects };
    // Nothing clips what lies in the top layer but the window itself.
    const room = { padding: GAP, boundary: [] };
    this.#panel.style.maxHeight = '';
    const { x, y } = await computePosition(reference, this.#panel, {
      strategy: 'fixed',
      placement: 'bottom-start',
      middleware: [
        inline(this.#point),
        offset(GAP),
        // Below or above while all of it can be seen, else beside the words, where it may be as high as the window.
        flip({
          ...room,
          crossAxis: false,
          fallbackPlacements: innerWidth < WIDE ? ['top-start'] : ['top-start', 'right-start', 'left-start'],
        }),
        shift(room),
        size({
          ...room,
          apply: ({ availableHeight }) => {
            this.#panel.style.maxHeight = `${Math.max(SMALLEST, Math.floor(availableHeight))}px`;
          },
        }),
      ],
    });
    if (mark !== this.#mark) return;
    this.#panel.style.left = `${Math.round(x)}px`;
    this.#panel.style.top = `${Math.round(y)}px`;
  }
}

/** Outside an open modal dialog everything is inert, the top layer too; in fullscreen it is not painted. */
function placeFor(mark: Mark): Element {
  const words = mark.parts[0]?.node.parentElement;
  return words?.closest('dialog:modal, :fullscreen') ?? document.documentElement;
}

function bounds(rects: readonly DOMRect[]): DOMRect | undefined {
  const [first] = rects;
  if (!first) return undefined;
  let { left, top, right, bottom } = first;
  for (const rect of rects) {
    left = Math.min(left, rect.left);
    top = Math.min(top, rect.top);
    right = Math.max(right, rect.right);
    bottom = Math.max(bottom, rect.bottom);
  }
  return new DOMRect(left, top, right - left, bottom - top);
}

function sheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
