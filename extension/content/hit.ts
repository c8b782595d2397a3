// Which mark lies under a point of the window.

import type { Highlights, Mark } from './highlight';
import { hasHighlights } from './paint';
import { shadowOf } from './roots';

interface Within {
  shadowRoots?: readonly ShadowRoot[];
}

// Not in TypeScript's library yet.
interface HitTesting {
  highlightsFromPoint?(
    x: number,
    y: number,
    within?: Within,
  ): readonly { ranges: readonly AbstractRange[] }[];
}

interface CaretTesting {
  caretPositionFromPoint?(x: number, y: number, within?: Within): { offsetNode: Node } | null;
  caretRangeFromPoint?(x: number, y: number): Range | null;
}

export function markAt(x: number, y: number, highlights: Highlights): Mark | undefined {
  // Chromium (tried on 156) asks its highlights with unscaled coordinates: on a zoomed page and on every
  // screen with more pixels it answers for another place.
  const isExact = devicePixelRatio === 1;
  return heaviest((isExact ? byHighlight(x, y, highlights) : undefined) ?? byCaret(x, y, highlights));
}

/** `undefined` where the browser cannot tell. */
function byHighlight(x: number, y: number, highlights: Highlights): Mark[] | undefined {
  const registry: (HighlightRegistry & HitTesting) | undefined = hasHighlights() ? CSS.highlights : undefined;
  const hits = registry?.highlightsFromPoint?.(x, y, { shadowRoots: highlights.shadowRoots });
  return (
    hits &&
    Array.from(hits).flatMap((hit) =>
      Array.from(hit.ranges).flatMap((range) => highlights.ofRange(range) ?? []),
    )
  );
}

function byCaret(x: number, y: number, highlights: Highlights): Mark[] {
  const caret: CaretTesting = document;
  const node =
    caret.caretPositionFromPoint?.(x, y, { shadowRoots: highlights.shadowRoots })?.offsetNode ??
    caret.caretRangeFromPoint?.(x, y)?.startContainer;
  // A caret does not find its way into every shadow root; the text of the element at the point is as good.
  const nodes = node ? [node, ...textsAt(x, y)] : textsAt(x, y);
  // The caret is the nearest one, however far the text: only the rectangles tell whether the point is on it.
  return [...new Set(nodes)]
    .flatMap((one) => highlights.ofNode(one))
    .filter((mark) => rectsOf(mark).some((rect) => contains(rect, x, y)));
}

function textsAt(x: number, y: number): readonly Node[] {
  let element = document.elementFromPoint(x, y);
  for (let root = element && shadowOf(element); element && root; root = shadowOf(element)) {
    const inner: Element | null = root.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return element ? Array.from(element.childNodes) : [];
}

/** Where a mark stands in the window now; empty when its text is not rendered. */
export function rectsOf(mark: Mark): DOMRect[] {
  return mark.parts.flatMap(({ node, start, end }) => {
    if (!node.isConnected || end > node.length) return [];
    // A live range slows every later change of the page's nodes: it is made for the moment and let go.
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return Array.from(range.getClientRects());
  });
}

function contains(rect: DOMRect, x: number, y: number): boolean {
  return x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
}

function heaviest(marks: readonly Mark[]): Mark | undefined {
  const weight = { info: 0, caution: 1, misleading: 2 };
  return marks.reduce<Mark | undefined>(
    (best, mark) => (best && weight[best.level] >= weight[mark.level] ? best : mark),
    undefined,
  );
}
