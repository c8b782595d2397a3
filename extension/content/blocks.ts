// What an element is to the reader: a block of its own or part of the line, shown or hidden, of which kind.
// Each element is asked once a reading.

import type { PassageKind } from '../engine-types';
import { parentOf } from './roots';

export interface Place {
  /** The nearest element that begins a passage; of what is away, the element that takes it away. */
  block: Element;
  kind: PassageKind;
  rank: number;
  /** Whether text here belongs to the page's own wording: not code, not typed by the person. */
  readable: boolean;
  /** Whether text right here has no size to be seen in. */
  tiny: boolean;
  /** Whether nothing here is shown: not rendered, or put where nobody can see it. */
  away: boolean;
}

// Text of these is not the page's wording, or is what the person types.
const UNREAD = names(`script style noscript template textarea input datalist iframe frame frameset object
  canvas audio video rt rp head title desc metadata math`);

// Elements that begin a passage whatever their style says, because a person reads them as a unit.
const UNITS = names('button label summary legend figcaption caption li dt dd td th option select text');

// Phrase elements stay in the line even where a flex container has turned them into blocks: pages set the
// "15" of "15天拿证" in an element of its own.
const PHRASES = names('span b i em strong small big font sub sup u s mark ins');

/** Text this far outside the page was put there for search engines; sliders move by less. */
const FAR = -2_000;

export class Places {
  #known = new Map<Element, Place>();

  of(element: Element): Place {
    const known = this.#known.get(element);
    if (known) return known;
    const parent = parentOf(element);
    const place = parent ? this.#below(this.of(parent), element, parent) : root(element);
    this.#known.set(element, place);
    return place;
  }

  #below(above: Place, element: Element, parent: Element): Place {
    // What stands in something unread or away is so too, whatever it says itself.
    if (!above.readable || above.away) return above;
    const name = element.localName;
    const { block } = above;
    if (UNREAD.has(name) || isEditable(element)) return { ...above, readable: false };
    const style = getComputedStyle(element);
    const { display } = style;
    if (display === 'none' || isAway(style) || isIcon(element, style))
      return { ...above, block: element, away: true };
    const tiny = isTiny(style, display);
    const role = element.getAttribute('role');
    const own = kindOf(name, role, above.kind);
    const kind = own ?? above.kind;
    const rank = own === 'heading' ? rankOf(element, name) : 0;
    if (UNITS.has(name) || role === 'button' || (own !== undefined && own !== above.kind)) {
      return { block: element, kind, rank, readable: true, tiny, away: false };
    }
    return beginsBlock(name, display, parent)
      ? { block: element, kind, rank: rank || above.rank, readable: true, tiny, away: false }
      : { block, kind: above.kind, rank: above.rank, readable: true, tiny, away: false };
  }
}

function root(element: Element): Place {
  const readable = !UNREAD.has(element.localName);
  return { block: element, kind: 'paragraph', rank: 0, readable, tiny: false, away: false };
}

function kindOf(name: string, role: string | null, above: PassageKind): PassageKind | undefined {
  switch (name) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return 'heading';
    case 'button':
    case 'label':
    case 'summary':
    case 'option':
      return 'control';
    case 'li':
    case 'dt':
    case 'dd':
      return 'list-item';
    case 'td':
      return 'table-cell';
    case 'th':
      return 'table-header';
    case 'blockquote':
      return 'quote';
    case 'p':
      // Old pages lay out whole articles in one table cell.
      return above === 'table-cell' ? 'paragraph' : undefined;
    default:
      return role === null ? undefined : KIND_OF_ROLE[role];
  }
}

const KIND_OF_ROLE: Readonly<Record<string, PassageKind | undefined>> = {
  heading: 'heading',
  button: 'control',
  listitem: 'list-item',
  cell: 'table-cell',
  gridcell: 'table-cell',
  columnheader: 'table-header',
  rowheader: 'table-header',
};

function rankOf(element: Element, name: string): number {
  const level = Number(/^h([1-6])$/.exec(name)?.[1] ?? element.getAttribute('aria-level') ?? 2);
  return Number.isInteger(level) && level >= 1 && level <= 6 ? level : 2;
}

function beginsBlock(name: string, display: string, parent: Element): boolean {
  if (display.startsWith('inline') || display === 'contents' || display.startsWith('ruby')) return false;
  if (!PHRASES.has(name) || display !== 'block') return true;
  // `block` by the container's doing, not by its own: it is still part of the line, unless spread apart.
  const container = getComputedStyle(parent);
  const isRow = container.display.endsWith('flex') && container.flexDirection.startsWith('row');
  return !isRow || container.justifyContent.startsWith('space-');
}

function isEditable(element: Element): boolean {
  return element instanceof HTMLElement && element.isContentEditable;
}

/** Off the page, or clipped to nothing: what is there for search engines or screen readers only. */
function isAway(style: CSSStyleDeclaration): boolean {
  const { position } = style;
  if (position !== 'absolute' && position !== 'fixed') return false;
  if (Number.parseFloat(style.left) <= FAR || Number.parseFloat(style.top) <= FAR) return true;
  const { clip, clipPath } = style;
  if (clip !== 'auto' && /^rect\((0px|1px),? (0px|1px),? (0px|1px),? (0px|1px)\)$/.test(clip)) return true;
  if (/^inset\((50|100)%\)$/.test(clipPath)) return true;
  return (
    Number.parseFloat(style.width) <= 1 &&
    Number.parseFloat(style.height) <= 1 &&
    style.overflowX !== 'visible'
  );
}

/** Letters without a size, or far to the side of their line. What stands inside may have another size. */
function isTiny(style: CSSStyleDeclaration, display: string): boolean {
  return style.fontSize === '0px' || (display === 'block' && Number.parseFloat(style.textIndent) <= FAR);
}

/** Letters that a font shows as a picture: "verified" in an icon font is a tick, not a word. */
function isIcon(element: Element, style: CSSStyleDeclaration): boolean {
  return (
    element.getAttribute('aria-hidden') === 'true' && /icon|symbol|awesome|glyph/i.test(style.fontFamily)
  );
}

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/** Whether a person can see the text of this element now. */
export function isShown(element: Element): boolean {
  if (element.checkVisibility({ visibilityProperty: true })) return true;
  // An element without a box of its own is seen where its content is.
  const parent = parentOf(element);
  if (!parent) return false;
  const { display, visibility } = getComputedStyle(element);
  const boxless = display === 'contents' || element.localName === 'option';
  return boxless && visibility === 'visible' && isShown(parent);
}
