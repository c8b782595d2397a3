// A finding together with what its report says of its occupation, sources and channels: all that a card or
// a list entry shows.

import type { ChannelSummary, Finding, OccupationSummary, Report, SourceSummary } from '../engine-types';

export interface Explained {
  finding: Finding;
  occupation: OccupationSummary | undefined;
  sources: SourceSummary[];
  /** Where to check, the most fitting first. */
  verify: ChannelSummary[];
  /** Where to report. */
  report: ChannelSummary[];
}

export function explain(report: Report): Explained[] {
  const occupations = new Map(report.occupations.map((one) => [one.name, one]));
  const sources = new Map(report.sources.map((one) => [one.id, one]));
  const channels = new Map(report.channels.map((one) => [one.id, one]));
  return report.findings.map((finding) => {
    const named = finding.channels.flatMap((id) => channels.get(id) ?? []);
    return {
      finding,
      occupation: finding.subject === undefined ? undefined : occupations.get(finding.subject),
      sources: finding.sources.flatMap((id) => sources.get(id) ?? []),
      verify: named.filter((one) => one.purpose === 'verify'),
      report: named.filter((one) => one.purpose === 'report'),
    };
  });
}
