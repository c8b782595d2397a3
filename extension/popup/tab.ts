// The tab that the popup is about, and the port to its frames: what each found, now and after every change.
// Where the popup is open as a page of its own, it follows the tab in front.

import { api } from '../browser';
import { PORT, type PortTravel, type Summary } from '../protocol';
import { readSummary } from '../summaries';

/** Frames that were asked and say nothing for so long have no content script. */
const PATIENCE_MS = 600;

export class FrontTab {
  #changed: (silent: boolean) => void;
  #port: chrome.runtime.Port | undefined;
  #summaries = new Map<number, Summary>();
  #patience: ReturnType<typeof setTimeout> | undefined;
  id: number | undefined;
  address: string | undefined;

  /** `changed` is told whether the tab keeps silent: a page where extensions may not run. */
  constructor(changed: (silent: boolean) => void) {
    this.#changed = changed;
  }

  attach(): void {
    void this.#connect();
    api.tabs.onActivated.addListener(() => void this.#connect());
    api.tabs.onUpdated.addListener((id, { status }) => {
      if (id === this.id && status === 'complete') void this.#connect();
    });
  }

  /** The top frame first. */
  summaries(): Summary[] {
    return [...this.#summaries.values()].sort((one, other) => Number(other.top) - Number(one.top));
  }

  travel(document: number, key: string): void {
    const message: PortTravel = { type: 'travel', document, key };
    this.#port?.postMessage(message);
  }

  async #connect(): Promise<void> {
    const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
    const own = await api.tabs.getCurrent();
    if (tab?.id === undefined || tab.id === own?.id) {
      if (this.id === undefined) this.#changed(true);
      return;
    }
    this.#port?.disconnect();
    clearTimeout(this.#patience);
    this.#summaries.clear();
    this.id = tab.id;
    this.address = tab.url;
    const port = api.tabs.connect(tab.id, { name: PORT });
    this.#port = port;
    this.#patience = setTimeout(() => this.#changed(this.#summaries.size === 0), PATIENCE_MS);
    port.onMessage.addListener((message: unknown) => {
      const summary = readSummary(message);
      if (!summary || port !== this.#port) return;
      // A frame that was loaded anew has another number; its old one is gone.
      if (summary.top) {
        for (const [document, one] of this.#summaries) if (one.top) this.#summaries.delete(document);
      }
      this.#summaries.set(summary.document, summary);
      this.#changed(false);
    });
    port.onDisconnect.addListener(() => {
      if (port === this.#port && this.#summaries.size === 0) this.#changed(true);
    });
  }
}
