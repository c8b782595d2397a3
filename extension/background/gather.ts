// Gathers the evidence of a tab and opens the page that shows it. Nothing is written to disk here: it waits
// in the session's memory until that page has taken it.

import { api } from '../browser';
import { evidenceKey, evidenceOf } from '../evidence/evidence';
import { summariesOf } from './frames';
import { openEvidence } from './pages';

/** Whether there was a page to gather from. */
export async function gather(tab: number): Promise<boolean> {
  const [summaries, picture] = await Promise.all([summariesOf(tab), pictureOf(tab)]);
  const time = new Date().toISOString();
  const { version } = api.runtime.getManifest();
  const evidence = evidenceOf(summaries, { time, picture, version });
  if (!evidence) return false;
  const id = crypto.randomUUID();
  await api.storage.session.set({ [evidenceKey(id)]: evidence });
  await openEvidence(id);
  return true;
}

/** Allowed after the person pressed the toolbar button, a shortcut or the menu on this tab. */
async function pictureOf(tab: number): Promise<string | undefined> {
  try {
    const { windowId, active } = await api.tabs.get(tab);
    // What is captured is the window's tab in front, whichever it is.
    if (!active) return undefined;
    return await api.tabs.captureVisibleTab(windowId, { format: 'png' });
  } catch {
    return undefined;
  }
}
