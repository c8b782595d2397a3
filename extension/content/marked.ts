// Which findings are marked on the page. A setting will choose here; until then what calls for a second
// look is marked, plain information is not, and what a page merely quotes or warns of never is.

import type { Level } from '../engine-types';

export type MarkedLevel = Exclude<Level, 'reported'>;

/** In the order of weight: where marks overlap the last one is painted on top and explained. */
export const LEVELS: readonly MarkedLevel[] = ['info', 'caution', 'misleading'];

const SHOWN: ReadonlySet<Level> = new Set<MarkedLevel>(['misleading', 'caution']);

export function isMarked(level: Level): level is MarkedLevel {
  return SHOWN.has(level);
}
