// What an element is to the reader: a block of its own or part of the line, seen or hidden, of which kind.
// Each element is asked once a reading; only elements that hold text, and those above them, are asked.

import type { PassageKind } from '../engine-types';

export interface Place {
  /** The nearest element that begins a passage. */
  block: Element;
  kind: PassageKind;
  rank: number;
  /** Whether text here belongs to the page's own wording: not code, not typed by the person. */
  readable: boolean;
}

// Text of these is not the page's wording, or is what the person types.
const UNREAD = names(`script style noscript template textarea input select option datalist iframe object
  canvas audio video rt rp head title math`);

// Elements that begin a passage whatever their style says, because a person reads them as a unit.
const UNITS = names('button label summary legend figcaption caption li dt dd td th');

// Phrase elements stay in the line even where a flex container has turned them into blocks: pages set the
// "15" of "15天拿证" in an element of its own.
const PHRASES = names('span b i em strong small big font sub sup u s mark ins');

export class Places {
  #known = new Map<Element, Place>();

  of(element: Element): Place {
    const known = this.#known.get(element);
    if (known) return known;
    const parent = element.parentElement;
    const place = parent ? this.#below(this.of(parent), element, parent) : root(element);
    this.#known.set(element, place);
    return place;
  }

  #below(above: Place, element: Element, parent: Element): Place {
    const name = element.localName;
    const readable = above.readable && !UNREAD.has(name) && !isEditable(element);
    const role = element.getAttribute('role');
    const own = kindOf(name, role, above.kind);
    const rank = own === 'heading' ? rankOf(element, name) : 0;
    if (UNITS.has(name) || role === 'button' || (own !== undefined && own !== above.kind)) {
      return { block: element, kind: own ?? above.kind, rank, readable };
    }
    const kind = own ?? above.kind;
    const inherited = rank || above.rank;
    return beginsBlock(element, name, parent)
      ? { block: element, kind, rank: inherited, readable }
      : { block: above.block, kind: above.kind, rank: above.rank, readable };
  }
}

function root(element: Element): Place {
  return { block: element, kind: 'paragraph', rank: 0, readable: !UNREAD.has(element.localName) };
}

function kindOf(name: string, role: string | null, above: PassageKind): PassageKind | undefined {
  if (/^h[1-6]$/.test(name) || role === 'heading') return 'heading';
  switch (name) {
    case 'button':
    case 'label':
    case 'summary':
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
      return role === 'button' ? 'control' : undefined;
  }
}

function rankOf(element: Element, name: string): number {
  const level = Number(/^h([1-6])$/.exec(name)?.[1] ?? element.getAttribute('aria-level') ?? 2);
  return Number.isInteger(level) && level >= 1 && level <= 6 ? level : 2;
}

function beginsBlock(element: Element, name: string, parent: Element): boolean {
  const { display } = getComputedStyle(element);
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

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/** Whether a person can see the text of this element now. */
export function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}
