// The sentences that say why words were marked.

import { text } from '../i18n';
import type { Explained } from './explained';

/** One sentence for each reason, the deciding one first; none where the texts lack a reason of the engine. */
export function sentences({ finding, occupation }: Explained): string[] {
  const name = occupation?.name ?? finding.subject;
  const edition = occupation?.edition ?? finding.edition;
  return finding.reasons.flatMap((key) => {
    const isOfOccupation = key.startsWith('standing_') || key.startsWith('access_');
    if (isOfOccupation && !(name && edition)) return [];
    return text(key, name ?? '', edition ?? '') || [];
  });
}
