// What the frames of a tab say of themselves, and what they come to together.

import type { Verdict } from './engine-types';
import type { PortSummary, Summary } from './protocol';

/** The summary in a message of a frame's port; the guard only tells it from anything else. */
export function readSummary(message: unknown): Summary | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  return message.type === 'summary' ? (message as PortSummary).summary : undefined;
}

const ORDER: readonly Verdict[] = ['clean', 'warning', 'caution', 'misleading'];

/** The heaviest verdict of all frames; `undefined` where none had anything to check. */
export function verdictOf(summaries: readonly Summary[]): Verdict | undefined {
  return summaries
    .flatMap(({ verdict }) => verdict ?? [])
    .reduce<Verdict | undefined>(
      (one, other) => (one !== undefined && ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other),
      undefined,
    );
}
