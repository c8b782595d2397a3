// What was found on a page at one moment, for a report to an authority.

import type { Found, Summary } from '../protocol';

export interface Evidence {
  title: string;
  address: string;
  /** ISO 8601. */
  time: string;
  /** Of the visible part, as a data URL; there is none where the browser allowed no picture. */
  picture: string | undefined;
  /** What may mislead and what is worth a second look, in the order of the page. */
  findings: Found[];
  /** Whether there were more findings than are kept. */
  cut: boolean;
  version: string;
}

/** Nobody reads more, and the browser keeps only so much. */
const FINDINGS_AT_MOST = 300;

export function evidenceOf(
  summaries: readonly Summary[],
  more: Pick<Evidence, 'time' | 'picture' | 'version'>,
): Evidence | undefined {
  const top = summaries.find((one) => one.top);
  if (!top) return undefined;
  const findings = [top, ...summaries.filter((one) => one !== top)]
    .flatMap((one) => one.findings)
    .filter(({ finding: { level } }) => level === 'misleading' || level === 'caution');
  return {
    title: top.title,
    address: top.address,
    ...more,
    findings: findings.slice(0, FINDINGS_AT_MOST),
    cut: findings.length > FINDINGS_AT_MOST,
  };
}

/** The key under which one evidence waits for its page, in the area that goes with the browser's session. */
export function evidenceKey(id: string): string {
  return `evidence-${id}`;
}
