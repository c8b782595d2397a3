// Marks findings with the CSS Custom Highlight API: one named highlight for each level, static ranges, no
// change to the page's own nodes. highlight.css paints them.
//
// Ranges are kept here as well: Firefox does not let a content script iterate a Highlight, and the registry
// is shared with the page, which may clear it.

import type { Explained } from '../ui/explained';
import { isMarked, LEVELS, type MarkedLevel } from './marked';
import { type Part, partsOf, type ReadPassage } from './passage';

/** One marked finding and where it stands. */
export interface Mark {
  level: MarkedLevel;
  explained: Explained;
  parts: Part[];
  ranges: StaticRange[];
}

export class Highlights {
  #highlights = new Map<MarkedLevel, Highlight>();
  #byPassage = new Map<number, Mark[]>();
  #byRange = new Map<AbstractRange, Mark>();
  #byNode = new Map<Text, Mark[]>();

  mark(passage: ReadPassage, explained: readonly Explained[]): void {
    const marks: Mark[] = [];
    for (const one of explained) {
      const { level, start, end } = one.finding;
      if (!isMarked(level)) continue;
      const parts = partsOf(passage.pieces, start, end);
      const ranges = parts.flatMap((part) => range(part) ?? []);
      if (ranges.length === 0) continue;
      const mark: Mark = { level, explained: one, parts, ranges };
      marks.push(mark);
      const highlight = this.#highlight(level);
      for (const range of ranges) {
        highlight.add(range);
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
      for (const range of mark.ranges) {
        this.#highlights.get(mark.level)?.delete(range);
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
    let count = 0;
    for (const marks of this.#byPassage.values()) {
      for (const mark of marks) if (mark.level === level) count++;
    }
    return count;
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
    for (const [level, highlight] of this.#highlights) {
      highlight.clear();
      CSS.highlights.delete(nameOf(level));
    }
    this.#highlights.clear();
    this.#byPassage.clear();
    this.#byRange.clear();
    this.#byNode.clear();
  }

  #highlight(level: MarkedLevel): Highlight {
    let highlight = this.#highlights.get(level);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = LEVELS.indexOf(level);
      this.#highlights.set(level, highlight);
    }
    if (CSS.highlights.get(nameOf(level)) !== highlight) CSS.highlights.set(nameOf(level), highlight);
    return highlight;
  }
}

export function nameOf(level: MarkedLevel): string {
  return `bianzheng-${level}`;
}

function range({ node, start, end }: Part): StaticRange | undefined {
  // The page may have shortened the node since it was read; the change is on its way to be read anew.
  if (end > node.length) return undefined;
  return new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
}
