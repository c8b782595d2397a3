// What the address bar suggests for a query: names with their standings.

import { api } from '../browser';
import type { LookupAnswer } from '../engine-types';
import { keyOf, text } from '../i18n';

export function suggestions(answer: LookupAnswer): chrome.omnibox.SuggestResult[] {
  return answer.results.map(({ occupation: { summary } }) => ({
    content: summary.name,
    description: line(`${summary.name} · ${text(`standing_${keyOf(summary.standing)}`)}`),
  }));
}

// Chromium reads a description as XML, Firefox as plain text.
function line(description: string): string {
  const isXml = api.runtime.getURL('').startsWith('chrome-extension:');
  return isXml ? description.replace(/[<>&"']/g, (one) => `&#${one.charCodeAt(0)};`) : description;
}
