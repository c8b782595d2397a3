// Marks findings on the page, without any change to the page's own nodes. Which mark stands where is kept
// here: Firefox does not let a content script iterate a Highlight.

import type { Explained } from '../ui/explained';
import { isMarked, type MarkedLevel } from './marked';
import { painter } from './paint';
import { type Part, partsOf, type ReadPassage } from './passage';

/** One marked finding and where it stands. */
export interface Mark {
  level: MarkedLevel;
  explained: Explained;
  parts: Part[];
  ranges: StaticRange[];
}

/** Marks that are painted on one page; the findings beyond stand in the list of the popup. */
const MARKS_AT_MOST = 5_000;

export class Highlights {
  #painter = painter();
  #roots = new Set<WeakRef<ShadowRoot>>();
  #counts = new Map<MarkedLevel, number>();
  #total = 0;
  #byPassage = new Map<number, Mark[]>();
  #byRange = new Map<AbstractRange, Mark>();
  #byNode = new Map<Text, Mark[]>();

  mark(passage: ReadPassage, explained: readonly Explained[]): void {
    const marks: Mark[] = [];
    for (const one of explained) {
      const { level, start, end } = one.finding;
      if (!isMarked(level) || this.#total >= MARKS_AT_MOST) continue;
      const parts = partsOf(passage.pieces, start, end);
      const ranges = parts.flatMap((part) => range(part) ?? []);
      if (ranges.length === 0) continue;
      const mark: Mark = { level, explained: one, parts, ranges };
      marks.push(mark);
      this.#count(level, 1);
      for (const range of ranges) {
        this.#painter.add(level, range);
        this.#byRange.set(range, mark);
      }
      for (const { node } of parts) {
        const there = this.#byNode.get(node);
        if (there) there.push(mark);
        else this.#byNode.set(node, [mark]);
      }
    }
    if (marks.length > 0) this.#byPassage.set(passage.id, marks);
  }

  /** Takes the marks of a passage away, and gives them. */
  drop(passage: number): readonly Mark[] {
    const marks = this.#byPassage.get(passage) ?? [];
    for (const mark of marks) {
      this.#count(mark.level, -1);
      for (const range of mark.ranges) {
        this.#painter.delete(mark.level, range);
        this.#byRange.delete(range);
      }
      for (const { node } of mark.parts) {
        const others = this.#byNode.get(node)?.filter((other) => other !== mark) ?? [];
        if (others.length > 0) this.#byNode.set(node, others);
        else this.#byNode.delete(node);
      }
    }
    this.#byPassage.delete(passage);
    return marks;
  }

  get size(): number {
    return this.#byPassage.size;
  }

  count(level: MarkedLevel): number {
    return this.#counts.get(level) ?? 0;
  }

  #count(level: MarkedLevel, change: 1 | -1): void {
    this.#counts.set(level, this.count(level) + change);
    this.#total += change;
  }

  /** Marks may stand in this root. */
  addShadow(root: ShadowRoot): void {
    this.#roots.add(new WeakRef(root));
    this.#painter.addShadow(root);
  }

  /** The roots that a point of the window is looked for in. */
  get shadowRoots(): ShadowRoot[] {
    return [...this.#roots].flatMap((reference) => {
      const root = reference.deref();
      return root?.isConnected ? [root] : [];
    });
  }

  /** The page has changed: what paints the marks may have to follow. */
  refresh(): void {
    this.#painter.refresh();
  }

  /** Every mark, in no order. */
  all(): Mark[] {
    return [...this.#byPassage.values()].flat();
  }

  ofRange(range: AbstractRange): Mark | undefined {
    return this.#byRange.get(range);
  }

  ofNode(node: Node): readonly Mark[] {
    return this.#byNode.get(node as Text) ?? [];
  }

  detach(): void {
    this.#painter.detach();
    this.#byPassage.clear();
    this.#byRange.clear();
    this.#byNode.clear();
    this.#roots.clear();
    this.#counts.clear();
    this.#total = 0;
  }
}

function range({ node, start, end }: Part): StaticRange | undefined {
  // The page may have shortened the node since it was read; the change is on its way to be read anew.
  if (end > node.length) return undefined;
  return new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
}
