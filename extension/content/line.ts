// The guard's line on the page, in a panel of its own beside the field.

import type { Size } from '../settings';
import type { Explained } from '../ui/explained';
import { type GuardActions, guardLine } from '../ui/guard-line';
import { freeSide } from './free-side';
import { Panel } from './panel';

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
    // A sheet would lie where the keyboard of a phone comes up.
    const options = { size, focus: false, sheet: false, placement: 'top-start' } as const;
    this.#panel.show(guardLine(explained, actions, false), anchor, options);
    requestAnimationFrame(() => {
      if (!this.isOpen) return;
      const content = guardLine(explained, actions, true);
      this.#panel.show(content, anchor, options);
      const { width, height } = this.#panel.extent;
      this.#panel.show(content, anchor, { ...options, placement: freeSide(field, width, height) });
    });
  }

  close(): void {
    this.#panel.hide();
  }
}
