// On which side of a field a line covers the fewest of the fields, buttons and links around it.

import type { Placement } from '@floating-ui/dom';

const GAP = 8;
const OTHERS = 'input, button, select, textarea, a[href], [role=button]';

/** `width` and `height` are those of the line, in pixels of the window. */
export function freeSide(field: Element, width: number, height: number): Placement {
  const { left, top, right, bottom } = field.getBoundingClientRect();
  const within = field.closest('form, dialog, [role=dialog]') ?? document.body;
  const others = [...within.querySelectorAll(OTHERS)]
    .filter((one) => one !== field && one.checkVisibility())
    .map((one) => one.getBoundingClientRect());
  const sides: [Placement, number, number][] = [
    ['top-start', left, top - GAP - height],
    ['bottom-start', left, bottom + GAP],
    ['right-start', right + GAP, top],
    ['left-start', left - GAP - width, top],
  ];
  const costs = sides.map(([side, x, y]) => {
    const fits = x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight;
    const covered = others.filter(
      (box) => box.left < x + width && box.right > x && box.top < y + height && box.bottom > y,
    );
    return { side, cost: covered.length + (fits ? 0 : others.length + 1) };
  });
  return costs.reduce((best, one) => (one.cost < best.cost ? one : best)).side;
}
