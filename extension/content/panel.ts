// A panel of ours on the page: a closed shadow root whose content lies in the top layer, beside what it is
// about or as a sheet at the bottom of a narrow window. Its host is in the page only while it is shown; the
// page can neither restyle it nor read it.

import './trusted-types';
import { computePosition, flip, inline, offset, type Placement, shift, size } from '@floating-ui/dom';
import { render, type TemplateResult } from 'lit/html.js';
import type { Size } from '../settings';
import { styles } from '../ui/report-card';
import { focused } from './focused';
import { claim } from './own';

const GAP = 8;
/** How far what it is about may scroll out of the window before the panel goes. */
const FAR = 80;
/** A panel lower than this could not be read, even by scrolling. */
const SMALLEST = 200;
/** From this width of the window on there is room beside the words. */
const WIDE = 900;
/** Narrower or lower windows have room for a sheet only. */
const NARROW = 600;
const LOW = 380;

const UPRIGHT: readonly Placement[] = ['bottom-start', 'top-start'];
const BESIDE: readonly Placement[] = ['right-start', 'left-start'];

/** What a panel is about, and where that stands now. */
export interface Anchor {
  /** In the window; empty when it is not rendered. */
  rects(): DOMRect[];
  node: Node | undefined;
  /** Where the person pointed. */
  point?: { x: number; y: number };
}

export interface PanelOptions {
  size: Size;
  /** Whether focus goes into the panel; it comes back when the panel closes. */
  focus: boolean;
  /** Where it is put first; elsewhere where there is no room. */
  placement?: Placement;
  /** Whether a narrow window gets a sheet instead. */
  sheet?: boolean;
}

export class Panel {
  #host = document.createElement('div');
  #root = this.#host.attachShadow({ mode: 'closed' });
  #panel = document.createElement('div');
  #anchor: Anchor | undefined;
  #options: PanelOptions = { size: 'normal', focus: false };
  #open = false;
  #before: Element | null = null;
  #frame: number | undefined;
  /** What is opened on demand makes the panel larger. */
  #sizes = new ResizeObserver(() => this.#soon());
  /** Whether the words were scrolled into view once; afterwards the person scrolls. */
  #uncovered = false;
  #closed: () => void;

  /** `closed` is called when the panel goes by itself, because what it is about went. */
  constructor(closed: () => void) {
    this.#closed = closed;
    claim(this.#host);
    this.#panel.className = 'panel';
    this.#panel.popover = 'manual';
    this.#root.append(this.#panel);
    this.#root.adoptedStyleSheets = [sheet(styles)];
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** As it is now, in pixels of the window. */
  get extent(): { width: number; height: number } {
    return this.#panel.getBoundingClientRect();
  }

  owns(event: Event): boolean {
    return event.target === this.#host;
  }

  /** Without an anchor the panel is a sheet. */
  show(content: TemplateResult, anchor: Anchor | undefined, options: PanelOptions): void {
    this.#anchor = anchor;
    this.#options = options;
    this.#uncovered = false;
    this.#panel.dataset.size = options.size;
    render(content, this.#panel);
    if (!this.#open) {
      this.#open = true;
      this.#before = focused(document);
      window.addEventListener('scroll', this.#follow, { capture: true, passive: true });
      window.addEventListener('resize', this.#follow, { passive: true });
      this.#sizes.observe(this.#panel);
    }
    const place = placeFor(anchor?.node);
    if (this.#host.parentNode !== place) place.append(this.#host);
    if (!this.#panel.matches(':popover-open')) this.#panel.showPopover();
    this.#panel.querySelector('.body')?.scrollTo(0, 0);
    if (options.focus)
      this.#panel.querySelector<HTMLElement>('h1, [tabindex]')?.focus({ preventScroll: true });
    void this.#position();
  }

  hide(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#anchor = undefined;
    window.removeEventListener('scroll', this.#follow, { capture: true });
    window.removeEventListener('resize', this.#follow);
    this.#sizes.disconnect();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    const hadFocus = this.#root.activeElement !== null;
    this.#host.remove();
    if (hadFocus && this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true });
    this.#before = null;
  }

  #follow = (event: Event): void => {
    if (!this.owns(event)) this.#soon();
  };

  #soon(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      void this.#position();
    });
  }

  /** Scrolls the words out from under the sheet. */
  #uncover(anchor: Anchor): void {
    if (this.#uncovered) return;
    this.#uncovered = true;
    const box = bounds(anchor.rects());
    const top = innerHeight - this.#panel.offsetHeight;
    if (box && box.bottom > top - GAP && top > box.height + 2 * GAP) {
      scrollBy({ top: box.bottom - top + 3 * GAP, behavior: 'instant' });
    }
  }

  async #position(): Promise<void> {
    const anchor = this.#anchor;
    const { sheet = true, placement = 'bottom-start' } = this.#options;
    const isSheet = !anchor || (sheet && (innerWidth < NARROW || innerHeight < LOW));
    this.#panel.classList.toggle('sheet', isSheet);
    const { style } = this.#panel;
    if (isSheet) {
      style.left = style.top = style.maxHeight = '';
      if (anchor) this.#uncover(anchor);
      return;
    }
    const rects = anchor.rects();
    const box = bounds(rects);
    if (!box || box.bottom < -FAR || box.top > innerHeight + FAR) {
      this.hide();
      this.#closed();
      return;
    }
    const reference = { getBoundingClientRect: () => box, getClientRects: () => rects };
    // Nothing clips what lies in the top layer but the window itself.
    const room = { padding: GAP, boundary: [] };
    style.maxHeight = '';
    const fallbacks = innerWidth < WIDE ? UPRIGHT : [...UPRIGHT, ...BESIDE];
    const { x, y } = await computePosition(reference, this.#panel, {
      strategy: 'fixed',
      placement,
      middleware: [
        inline(anchor.point),
        offset(GAP),
        // Below or above while all of it can be seen, else beside the words, where it may be as high as the window.
        flip({
          ...room,
          crossAxis: false,
          fallbackPlacements: fallbacks.filter((one) => one !== placement),
        }),
        shift(room),
        size({
          ...room,
          apply: ({ availableHeight }) => {
            const height = Math.min(Math.max(SMALLEST, Math.floor(availableHeight)), innerHeight - 2 * GAP);
            style.maxHeight = `${height}px`;
          },
        }),
      ],
    });
    if (anchor !== this.#anchor) return;
    style.left = `${Math.round(x)}px`;
    style.top = `${Math.round(Math.max(GAP, Math.min(y, innerHeight - GAP - this.#panel.offsetHeight)))}px`;
  }
}

/**
 * Outside an open modal dialog everything is inert, the top layer too; in fullscreen it is not painted. Both
 * may stand in shadow roots above the words.
 */
function placeFor(node: Node | undefined): Element {
  for (let one = node; one; one = one.parentNode ?? (one instanceof ShadowRoot ? one.host : undefined)) {
    // An element that holds a shadow root shows no other children.
    if (one instanceof Element && !one.shadowRoot && one.matches('dialog:modal, :fullscreen')) return one;
  }
  const modals = node ? [] : [...document.querySelectorAll('dialog:modal')];
  return modals.at(-1) ?? document.documentElement;
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
