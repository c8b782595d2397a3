// Opens the extension's own pages.

import { api } from '../browser';

/** The look-up page, with a query or as it is after installation. */
export async function openLookup(query?: string, guide = false): Promise<void> {
  const parts = new URLSearchParams();
  if (query !== undefined) parts.set('q', query);
  if (guide) parts.set('guide', '1');
  const asked = parts.size > 0 ? `?${parts}` : '';
  await api.tabs.create({ url: api.runtime.getURL(`lookup.html${asked}`) });
}

/** Where the evidence with this number is shown. */
export async function openEvidence(id: string): Promise<void> {
  await api.tabs.create({ url: api.runtime.getURL(`evidence.html?${new URLSearchParams({ id })}`) });
}

/** Whether a message comes from one of these pages, and not from a content script. */
export function isOwnPage(sender: chrome.runtime.MessageSender): boolean {
  return sender.id === api.runtime.id && (sender.url ?? '').startsWith(api.runtime.getURL(''));
}
