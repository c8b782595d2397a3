// Marks in the order in which their words stand on the page.

import type { Mark } from './highlight';

export function inPageOrder(marks: readonly Mark[]): Mark[] {
  const placed = marks.flatMap((mark) => {
    const [part] = mark.parts;
    return part ? [{ mark, start: part.start, node: inDocument(part.node) }] : [];
  });
  placed.sort((one, other) => {
    if (one.node === other.node) return one.start - other.start;
    return one.node.compareDocumentPosition(other.node) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
  return placed.map(({ mark }) => mark);
}

/** Nodes of different trees have no order: one in a shadow root stands where its host does. */
function inDocument(node: Node): Node {
  let one = node;
  for (let root = one.getRootNode(); root instanceof ShadowRoot; root = one.getRootNode()) one = root.host;
  return one;
}
