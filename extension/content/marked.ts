// Which findings are marked on the page: as much as the person chose, without what the person hid. What a
// page merely quotes or warns of never is.

import type { Level } from '../engine-types';
import type { Choices } from '../protocol';
import type { Amount } from '../settings';
import type { Explained } from '../ui/explained';

export type MarkedLevel = Exclude<Level, 'reported'>;

/** In the order of weight: where marks overlap the last one is painted on top and explained. */
export const LEVELS: readonly MarkedLevel[] = ['info', 'caution', 'misleading'];

const SHOWN: Record<Amount, ReadonlySet<Level>> = {
  misleading: new Set<MarkedLevel>(['misleading']),
  caution: new Set<MarkedLevel>(['misleading', 'caution']),
  all: new Set<MarkedLevel>(LEVELS),
};

/** Whether a finding of this level can be marked at all. */
export function isMarked(level: Level): level is MarkedLevel {
  return SHOWN.all.has(level);
}

/** Whether the person wants this finding marked. */
export function isWanted({ finding }: Explained, { amount, hidden }: Choices): boolean {
  return (
    SHOWN[amount].has(finding.level) &&
    !hidden.some(({ rule, quote }) => rule === finding.rule && quote === finding.quote)
  );
}
