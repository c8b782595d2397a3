// Keyboard commands: from finding to finding through all frames of the tab, and the list of all.

import { api } from '../browser';
import type { ExtensionMessage } from '../protocol';
import type { Counts } from './counts';

const TOP_FRAME = 0;

export class Commands {
  #counts: Counts;
  /** The frame in which each tab's last step was taken. */
  #last = new Map<number, number>();

  constructor(counts: Counts) {
    this.#counts = counts;
  }

  attach(): void {
    // Firefox for Android has no keyboard commands.
    api.commands?.onCommand.addListener((command, tab) => {
      if (tab?.id === undefined) return;
      if (command === 'next-finding') void this.step(tab.id);
      if (command === 'list-findings') void ask(tab.id, TOP_FRAME, { type: 'list' });
    });
  }

  /** Goes on in the frame of the last step, then in the others in turn, then from the beginning. */
  async step(tab: number): Promise<void> {
    const frames = [...new Set([TOP_FRAME, ...this.#counts.framesOf(tab)])];
    const at = Math.max(0, frames.indexOf(this.#last.get(tab) ?? TOP_FRAME));
    for (let turn = 0; turn <= frames.length; turn++) {
      const frame = frames[(at + turn) % frames.length];
      if (frame === undefined) return;
      if (await ask(tab, frame, { type: 'step', first: turn > 0 })) {
        this.#last.delete(tab);
        this.#last.set(tab, frame);
        return;
      }
    }
  }
}

async function ask(tab: number, frame: number, message: ExtensionMessage): Promise<boolean> {
  try {
    return (await api.tabs.sendMessage(tab, message, { frameId: frame })) === true;
  } catch {
    return false;
  }
}
