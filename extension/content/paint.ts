// How marks get their colour: by the browser's own highlights where it has them, else in an overlay. The
// page's own nodes are not touched either way.

import styles from './highlight.css';
import { LEVELS, type MarkedLevel } from './marked';
import { Overlay } from './overlay';

export interface Painter {
  add(level: MarkedLevel, range: StaticRange): void;
  delete(level: MarkedLevel, range: StaticRange): void;
  /** Marks may stand in this root. */
  addShadow(root: ShadowRoot): void;
  /** The page has moved. */
  refresh(): void;
  detach(): void;
}

export function painter(): Painter {
  return hasHighlights() ? new HighlightPainter() : new Overlay();
}

/** Firefox has them from 140 on. */
export function hasHighlights(): boolean {
  return typeof Highlight === 'function' && 'highlights' in CSS;
}

/** One named highlight for each level; highlight.css paints them. */
class HighlightPainter implements Painter {
  #highlights = new Map<MarkedLevel, Highlight>();
  #sheet: CSSStyleSheet | undefined;

  add(level: MarkedLevel, range: StaticRange): void {
    this.#highlight(level).add(range);
  }

  delete(level: MarkedLevel, range: StaticRange): void {
    this.#highlights.get(level)?.delete(range);
  }

  /** The page's style sheets do not reach into a shadow root; in Chromium the paint is inherited all the same. */
  addShadow(root: ShadowRoot): void {
    if (inheritsPaint()) return;
    try {
      this.#sheet ??= sheetOf(styles);
      root.adoptedStyleSheets.push(this.#sheet);
    } catch {
      // The findings of this root stay in the list of the popup.
    }
  }

  refresh(): void {
    // The registry is shared with the page, which may have cleared it.
    for (const [level, highlight] of this.#highlights) register(level, highlight);
  }

  detach(): void {
    for (const [level, highlight] of this.#highlights) {
      highlight.clear();
      CSS.highlights.delete(nameOf(level));
    }
    this.#highlights.clear();
  }

  #highlight(level: MarkedLevel): Highlight {
    let highlight = this.#highlights.get(level);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = LEVELS.indexOf(level);
      this.#highlights.set(level, highlight);
    }
    register(level, highlight);
    return highlight;
  }
}

export function nameOf(level: MarkedLevel): string {
  return `bianzheng-${level}`;
}

function register(level: MarkedLevel, highlight: Highlight): void {
  if (CSS.highlights.get(nameOf(level)) !== highlight) CSS.highlights.set(nameOf(level), highlight);
}

function inheritsPaint(): boolean {
  return !('openOrClosedShadowRoot' in Element.prototype);
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
