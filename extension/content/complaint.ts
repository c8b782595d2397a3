// The text that a person can send to the maintainers about a mark that seems wrong: enough to find the rule
// and the words, nothing about the person.

import { api } from '../browser';
import { text } from '../i18n';
import type { Explained } from '../ui/explained';

export function complaint({ finding }: Explained, address: string): string {
  const { version } = api.runtime.getManifest();
  return [
    text('complaint_title', version),
    text('complaint_words', finding.quote),
    text('complaint_rule', `${finding.rule} / ${finding.level} / ${finding.standing ?? '-'}`),
    ...(finding.subject ? [text('complaint_subject', finding.subject)] : []),
    text('complaint_page', bare(address)),
    text('complaint_why'),
  ].join('\n');
}

/** What follows a question mark may be about the person. */
function bare(address: string): string {
  return address.replace(/[?#].*$/, '');
}
