// The passages of a page as last read, found by number or by any of their nodes.

import { anchorsOf, isSame, type ReadPassage } from './passage';

export class Passages {
  #byId = new Map<number, ReadPassage>();
  #byNode = new Map<Node, ReadPassage[]>();
  /** UTF-16 code units of all passages together. */
  length = 0;

  get(id: number): ReadPassage | undefined {
    return this.#byId.get(id);
  }

  /** Passages that a text node has a share in, or the attributes of an element; several where a long text was cut. */
  ofNode(node: Node): readonly ReadPassage[] {
    return this.#byNode.get(node) ?? [];
  }

  /** The known passage that one read anew is the same as. */
  same(read: ReadPassage): ReadPassage | undefined {
    const [first] = anchorsOf(read);
    return first && this.ofNode(first).find((known) => isSame(known, read));
  }

  /** In the order in which they were read. */
  all(): Iterable<ReadPassage> {
    return this.#byId.values();
  }

  add(passage: ReadPassage): void {
    this.#byId.set(passage.id, passage);
    this.length += passage.text.length;
    for (const node of anchorsOf(passage)) {
      const there = this.#byNode.get(node);
      if (there) there.push(passage);
      else this.#byNode.set(node, [passage]);
    }
  }

  delete(passage: ReadPassage): void {
    if (!this.#byId.delete(passage.id)) return;
    this.length -= passage.text.length;
    for (const node of anchorsOf(passage)) {
      const others = this.ofNode(node).filter((other) => other !== passage);
      if (others.length > 0) this.#byNode.set(node, others);
      else this.#byNode.delete(node);
    }
  }
}
