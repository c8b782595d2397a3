// What the person has set, as far as it concerns one frame; and word to all frames when it changes.

import { api } from '../browser';
import type { Choices, ExtensionMessage } from '../protocol';
import { covers, LIST_BOUNDS, siteOf } from '../settings';
import { loadSettings, saveSettings } from '../settings-store';

const TOP_FRAME = 0;

export async function choicesFor(tab: number, frame: number, address: string | undefined): Promise<Choices> {
  const { settings } = await loadSettings();
  const own = address === undefined ? undefined : siteOf(address);
  const { amount, languages, guard, size, offSites, hidden } = settings;
  // A site that is off is off with all its frames, wherever they come from.
  const top = frame === TOP_FRAME || offSites.length === 0 ? own : await topSite(tab);
  return {
    on: !covers(offSites, own) && !covers(offSites, top),
    amount,
    languages,
    guard,
    size,
    hidden: hidden.filter(({ site }) => site === own).map(({ rule, quote }) => ({ rule, quote })),
  };
}

/** Leaves words unmarked on a site. */
export async function hideOn(address: string | undefined, rule: string, quote: string): Promise<void> {
  const site = address === undefined ? undefined : siteOf(address);
  if (site === undefined) return;
  const { settings } = await loadSettings();
  if (settings.hidden.some((one) => one.site === site && one.rule === rule && one.quote === quote)) return;
  await saveSettings({ hidden: [...settings.hidden, { site, rule, quote }].slice(-LIST_BOUNDS.hidden) });
}

/** Tells every frame of every tab to ask again. */
export async function announceChange(): Promise<void> {
  const message: ExtensionMessage = { type: 'choices' };
  const tabs = await api.tabs.query({});
  await Promise.allSettled(
    tabs.flatMap(({ id }) => (id === undefined ? [] : api.tabs.sendMessage(id, message))),
  );
}

async function topSite(tab: number): Promise<string | undefined> {
  const message: ExtensionMessage = { type: 'site' };
  try {
    const site: unknown = await api.tabs.sendMessage(tab, message, { frameId: TOP_FRAME });
    return typeof site === 'string' && site !== '' ? site : undefined;
  } catch {
    return undefined;
  }
}
