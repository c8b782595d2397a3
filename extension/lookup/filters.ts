// Filters of the look-up: class, authority, standing.

import type { OccupationSummary, Standing } from '../engine-types';

/** `access`: required by law; `level`: in the catalogue, not required; `none`: no qualification. */
export type Class = 'access' | 'level' | 'none';

export interface Filters {
  class: Class | '';
  authority: string;
  standing: Standing | '';
}

export const NO_FILTERS: Filters = { class: '', authority: '', standing: '' };
export const CLASSES: readonly Class[] = ['access', 'level', 'none'];
export const STANDINGS: readonly Standing[] = [
  'access',
  'level',
  'skill',
  'skill-level',
  'new-occupation',
  'listed-occupation',
  'cancelled',
  'training-only',
  'unverified',
];

export function passes(occupation: OccupationSummary, filters: Filters): boolean {
  return (
    (filters.class === '' || classOf(occupation) === filters.class) &&
    (filters.authority === '' || authoritiesOf(occupation).includes(filters.authority)) &&
    (filters.standing === '' || occupation.standing === filters.standing)
  );
}

/** All authorities, the one with the most items first. */
export function authoritiesIn(occupations: readonly OccupationSummary[]): string[] {
  const all = occupations.flatMap(authoritiesOf);
  const counts = Map.groupBy(all, (name) => name);
  return [...counts.keys()].sort(
    (one, other) => (counts.get(other)?.length ?? 0) - (counts.get(one)?.length ?? 0),
  );
}

function authoritiesOf({ authority }: OccupationSummary): string[] {
  return (authority ?? '').split(/[;；]/).flatMap((name) => name.trim() || []);
}

function classOf({ access }: OccupationSummary): Class {
  return access === undefined ? 'none' : access ? 'access' : 'level';
}
