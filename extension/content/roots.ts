// Shadow roots, open ones and those that the browser shows to extensions only.

import { isOwn } from './own';

/** Firefox gives content scripts this property; Chromium a function of its own. */
interface Opened {
  openOrClosedShadowRoot?: ShadowRoot | null;
}

interface ChromeDom {
  openOrClosedShadowRoot?(element: HTMLElement): ShadowRoot | null;
}

const dom: ChromeDom | undefined = (globalThis as { chrome?: { dom?: ChromeDom } }).chrome?.dom;

/** The shadow root that stands for an element's content, if it has one. */
export function shadowOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  if (isOwn(element)) return null;
  if ('openOrClosedShadowRoot' in element) return (element as Opened).openOrClosedShadowRoot ?? null;
  // Asking Chromium costs as much as reading a whole line: only where a closed root is likely.
  if (!dom?.openOrClosedShadowRoot || !mayBeHost(element)) return null;
  try {
    return dom.openOrClosedShadowRoot(element as HTMLElement);
  } catch {
    return null;
  }
}

/** Custom elements, and elements that hold nothing: a closed root replaces what stands in them. */
export function mayBeHost(element: Element): boolean {
  const name = element.localName;
  return name.includes('-') || (HOSTS.has(name) && !element.firstChild);
}

/** The plain elements that can have a shadow root and are used for it. */
const HOSTS: ReadonlySet<string> = new Set(['div', 'span', 'section', 'article', 'main', 'p']);

/** The element that this one stands in as it is shown: its slot, its parent, or its root's host. */
export function parentOf(node: Node): Element | null {
  const slot = (node as Partial<Slottable>).assignedSlot;
  if (slot) return slot;
  if (node.parentElement) return node.parentElement;
  const { parentNode } = node;
  return parentNode instanceof ShadowRoot ? parentNode.host : null;
}

/** Whether `node` stands somewhere in `ancestor`, shadow roots included. */
export function holds(ancestor: Node, node: Node): boolean {
  for (let root: Node | null = node; root; ) {
    if (ancestor.contains(root)) return true;
    const top = root.getRootNode();
    root = top instanceof ShadowRoot ? top.host : null;
  }
  return false;
}
