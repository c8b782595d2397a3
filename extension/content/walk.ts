// Walks a part of a page in the order in which it is shown: a shadow root in the place of its host's
// children, a slot's assigned nodes in the slot. The page may change between two steps.

import { shadowOf } from './roots';

export interface Visitor {
  /** Whether to walk what stands in the element. */
  enter(element: Element): boolean;
  leave(element: Element): void;
  text(node: Text): void;
  /** A root that is walked in the place of its host's children. */
  shadow(root: ShadowRoot): void;
  /** The page took away the place where the walk stood; what follows it in `element` was not walked. */
  lost(element: Element): void;
}

interface Level {
  element: Element;
  /** What holds the nodes to walk: the element or its shadow root. */
  parent: ParentNode;
  /** Nodes of other parents that are shown here instead. */
  assigned: readonly Node[] | undefined;
  index: number;
  last: Node | null;
  next: Node | null;
}

const ELEMENT = 1;
const TEXT = 3;

/** One step for each node. */
export function* walk(root: Element, visitor: Visitor): Generator<undefined, void> {
  const path: Level[] = [];
  const open = (element: Element): void => {
    if (!visitor.enter(element)) return;
    const shadow = shadowOf(element);
    if (shadow) visitor.shadow(shadow);
    const parent = shadow ?? element;
    path.push({
      element,
      parent,
      assigned: assignedTo(element),
      index: 0,
      last: null,
      next: parent.firstChild,
    });
  };
  open(root);
  for (let level = path.at(-1); level; level = path.at(-1)) {
    const node = following(level, visitor);
    if (!node) {
      path.pop();
      visitor.leave(level.element);
    } else if (node.nodeType === TEXT) {
      visitor.text(node as Text);
    } else if (node.nodeType === ELEMENT) {
      open(node as Element);
    }
    yield;
  }
}

function following(level: Level, visitor: Visitor): Node | null {
  if (level.assigned) return level.assigned[level.index++] ?? null;
  let node = level.next;
  if (node && node.parentNode !== level.parent) {
    if (level.last?.parentNode !== level.parent) {
      visitor.lost(level.element);
      return null;
    }
    node = level.last.nextSibling;
  }
  level.last = node;
  level.next = node?.nextSibling ?? null;
  return node;
}

/** Nodes of the host's children that a slot shows; none where it shows its own. */
function assignedTo(element: Element): readonly Node[] | undefined {
  if (element.localName !== 'slot' || !('assignedNodes' in element)) return undefined;
  const assigned = (element as HTMLSlotElement).assignedNodes();
  return assigned.length > 0 ? assigned : undefined;
}
