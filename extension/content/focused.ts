// What has focus, in open shadow roots too.

export function focused(root: Document | ShadowRoot): Element | null {
  const element = root.activeElement;
  return element?.shadowRoot ? (focused(element.shadowRoot) ?? element) : element;
}
