// The elements that this extension puts into pages: what stands in them is never read as the page's.

const own = new WeakSet<Element>();

/** To be called before the element is in the page. */
export function claim(element: Element): void {
  own.add(element);
}

export function isOwn(element: Element): boolean {
  return own.has(element);
}
