// Marks for browsers without the Custom Highlight API: boxes that lie over the words, in a closed shadow root
// in the top layer. They let every click through, follow the page when it moves, and are drawn only where
// the words are in the window and nothing lies above them.

import type { MarkedLevel } from './marked';
import styles from './overlay.css';
import { claim } from './own';
import type { Painter } from './paint';

/** Boxes in the window at the same time; more would only be noise. */
const BOXES = 400;
const MOVES = ['scroll', 'load', 'toggle', 'transitionend', 'animationend'];

interface Painted {
  level: MarkedLevel;
  element: Element;
}

export class Overlay implements Painter {
  #host = document.createElement('div');
  #layer = document.createElement('div');
  #painted = new Map<StaticRange, Painted>();
  #byElement = new Map<Element, Set<StaticRange>>();
  #near = new Set<Element>();
  #frame: number | undefined;
  #watched = false;
  #intersections = new IntersectionObserver((entries) => this.#intersect(entries), { rootMargin: '100px' });
  #sizes = new ResizeObserver(() => this.refresh());

  constructor() {
    claim(this.#host);
    const root = this.#host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    this.#layer.className = 'layer';
    this.#layer.popover = 'manual';
    this.#layer.ariaHidden = 'true';
    root.append(this.#layer);
  }

  add(level: MarkedLevel, range: StaticRange): void {
    const element = range.startContainer.parentElement;
    if (!element) return;
    this.#watch();
    this.#painted.set(range, { level, element });
    const there = this.#byElement.get(element);
    if (there) {
      there.add(range);
    } else {
      this.#byElement.set(element, new Set([range]));
      this.#intersections.observe(element);
    }
    this.refresh();
  }

  delete(_level: MarkedLevel, range: StaticRange): void {
    const painted = this.#painted.get(range);
    if (!painted) return;
    this.#painted.delete(range);
    const there = this.#byElement.get(painted.element);
    there?.delete(range);
    if (there?.size === 0) {
      this.#byElement.delete(painted.element);
      this.#near.delete(painted.element);
      this.#intersections.unobserve(painted.element);
    }
    this.refresh();
  }

  addShadow(_root: ShadowRoot): void {
    // The boxes lie outside of it.
  }

  refresh = (): void => {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#draw();
    });
  };

  detach(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#intersections.disconnect();
    this.#sizes.disconnect();
    for (const event of MOVES) document.removeEventListener(event, this.refresh, { capture: true });
    window.removeEventListener('resize', this.refresh);
    this.#painted.clear();
    this.#byElement.clear();
    this.#near.clear();
    this.#host.remove();
  }

  #watch(): void {
    if (this.#watched) return;
    this.#watched = true;
    for (const event of MOVES)
      document.addEventListener(event, this.refresh, { capture: true, passive: true });
    window.addEventListener('resize', this.refresh, { passive: true });
    if (document.body) this.#sizes.observe(document.body);
  }

  #intersect(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#near.add(target);
      else this.#near.delete(target);
    }
    this.refresh();
  }

  #draw(): void {
    const boxes: HTMLElement[] = [];
    for (const element of this.#near) {
      const vertical = getComputedStyle(element).writingMode.startsWith('vertical');
      for (const range of this.#byElement.get(element) ?? []) {
        const level = this.#painted.get(range)?.level;
        if (level === undefined) continue;
        for (const rect of rectsOf(range)) {
          if (boxes.length < BOXES && isUncovered(rect, element)) boxes.push(box(rect, level, vertical));
        }
      }
    }
    if (boxes.length === 0 && !this.#host.isConnected) return;
    this.#layer.replaceChildren(...boxes);
    if (boxes.length === 0) {
      this.#host.remove();
      return;
    }
    const place = document.querySelector('dialog:modal, :fullscreen') ?? document.documentElement;
    if (this.#host.parentNode !== place) place.append(this.#host);
    if (!this.#layer.matches(':popover-open')) this.#layer.showPopover();
  }
}

function rectsOf({ startContainer: node, startOffset, endOffset }: StaticRange): DOMRect[] {
  if (!node.isConnected || endOffset > (node as Text).length) return [];
  const range = document.createRange();
  range.setStart(node, startOffset);
  range.setEnd(node, endOffset);
  return Array.from(range.getClientRects()).filter(({ width, height }) => width > 0 && height > 0);
}

/** Whether the words themselves are what is seen in the middle of the box. */
function isUncovered(rect: DOMRect, element: Element): boolean {
  const x = rect.left + rect.width / 2;
  const y = rect.top + rect.height / 2;
  const root = element.getRootNode();
  const seen = (root instanceof ShadowRoot ? root : document).elementFromPoint(x, y);
  return seen !== null && (seen === element || seen.contains(element) || element.contains(seen));
}

function box({ left, top, width, height }: DOMRect, level: MarkedLevel, vertical: boolean): HTMLElement {
  const element = document.createElement('div');
  element.className = vertical ? `box vertical ${level}` : `box ${level}`;
  // Styles set one by one are no inline style to a Content-Security-Policy.
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
  return element;
}
