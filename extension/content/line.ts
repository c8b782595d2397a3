// The guard's line on the page, in a panel of its own beside the field.

import type { Size } from '../settings';
import type { Explained } from '../ui/explained';
import { type GuardActions, guardLine } from '../ui/guard-line';
import { Panel } from './panel';

const WIDE = 900;

export class Line {
  #panel = new Panel(() => undefined);

  get isOpen(): boolean {
    return this.#panel.isOpen;
  }

  owns(event: Event): boolean {
    return this.#panel.owns(event);
  }

  open(explained: Explained, field: Element, actions: GuardActions, size: Size): void {
    const anchor = { rects: () => [...field.getClientRects()], node: field };
    // Beside the field where there is room, for above and below are other fields and the button. A sheet
    // would lie where the keyboard of a phone comes up.
    const placement = innerWidth < WIDE ? 'top-start' : 'right-start';
    const options = { size, focus: false, sheet: false, placement } as const;
    this.#panel.show(guardLine(explained, actions, false), anchor, options);
    requestAnimationFrame(() => {
      if (this.isOpen) this.#panel.show(guardLine(explained, actions, true), anchor, options);
    });
  }

  close(): void {
    this.#panel.hide();
  }
}
