// The number on the toolbar button and its words for the tooltip and for screen readers.

import { api } from '../browser';
import { text } from '../i18n';
import { misleadingInk } from '../ui/tokens';
import type { Sum } from './counts';

export async function showBadge(tabId: number, sum: Sum): Promise<void> {
  const { action } = api;
  // The tab may be closed before its number arrives: then there is nothing to show it on.
  await Promise.allSettled([
    action.setBadgeText({ tabId, text: sum.misleading > 0 ? shortNumber(sum.misleading) : '' }),
    action.setBadgeBackgroundColor({ tabId, color: misleadingInk }),
    action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    action.setTitle({ tabId, title: title(sum) }),
  ]);
}

function title(sum: Sum): string {
  if (sum.misleading > 0) return text('action_title_misleading', String(sum.misleading));
  if (sum.caution > 0) return text('action_title_caution', String(sum.caution));
  return text('action_title');
}

// Four characters are what a badge has room for.
function shortNumber(count: number): string {
  return count > 999 ? '999+' : String(count);
}
