// Asks all frames of a tab what they found. There is no list of frames without a permission for it; a port
// reaches all of them, and each answers once at first.

import { api } from '../browser';
import { PORT, type Summary } from '../protocol';
import { readSummary } from '../summaries';

/** Frames that say nothing for so long are left out. */
const QUIET_MS = 250;
const LATEST_MS = 3_000;

export function summariesOf(tab: number): Promise<Summary[]> {
  return new Promise((resolve) => {
    const found = new Map<number, Summary>();
    const port = api.tabs.connect(tab, { name: PORT });
    const end = () => {
      clearTimeout(quiet);
      clearTimeout(latest);
      port.disconnect();
      resolve([...found.values()]);
    };
    let quiet = setTimeout(end, LATEST_MS);
    const latest = setTimeout(end, LATEST_MS);
    port.onDisconnect.addListener(end);
    port.onMessage.addListener((message: unknown) => {
      const summary = readSummary(message);
      if (!summary) return;
      found.set(summary.document, summary);
      clearTimeout(quiet);
      quiet = setTimeout(end, QUIET_MS);
    });
  });
}
