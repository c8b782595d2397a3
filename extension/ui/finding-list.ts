// All findings of a page as a text list, grouped by the occupation they are about: for the popup, and for
// the list on the page, which a screen reader can read where it cannot see marks.

import { html, nothing, type TemplateResult } from 'lit/html.js';
import { text } from '../i18n';
import { count } from './dates';
import type { Explained } from './explained';
import { kindOf, standingChip } from './headline';

export interface Listed {
  key: string;
  explained: Explained;
  /** Goes to the words on the page. */
  travel(): void;
}

export function findingList(listed: readonly Listed[]): TemplateResult {
  const groups = Map.groupBy(
    listed,
    ({ explained: { occupation, finding } }) => occupation?.name ?? finding.subject,
  );
  // What names no occupation comes last, for it says least.
  const ordered = [...groups].sort(
    ([one], [other]) => Number(one === undefined) - Number(other === undefined),
  );
  return html`${ordered.map(([name, entries]) => group(name, entries))}`;
}

function group(name: string | undefined, entries: readonly Listed[]): TemplateResult {
  const standing = entries
    .map(({ explained: { occupation, finding } }) => occupation?.standing ?? finding.standing)
    .find((one) => one !== undefined);
  return html`
    <section class="group">
      <h2>
        ${name === undefined ? text('list_general') : html`<span lang="zh-CN">${name}</span>`}
        ${standing === undefined ? nothing : standingChip(standing)}
      </h2>
      <ul>
        ${alike(entries).map(
          ({ key, explained: { finding }, travel, times }) => html`
            <li>
              <button class="finding ${finding.level}" type="button" data-key=${key} @click=${travel}>
                <span class="quote" lang="zh-CN">${finding.quote}</span>
                <span class="kind">
                  <span class="level">${text(`level_${finding.level}`)}</span>
                  ${finding.category ? html` · ${kindOf(finding)}` : nothing}
                  ${times > 1 ? html` · ${text('list_times', count(times))}` : nothing}
                </span>
              </button>
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}

/** The same words under the same rule are one entry that leads to the first of them. */
function alike(entries: readonly Listed[]): (Listed & { times: number })[] {
  const same = Map.groupBy(
    entries,
    ({ explained: { finding } }) => `${finding.rule} ${finding.quote.trim()}`,
  );
  return [...same.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, times: others.length + 1 }] : [],
  );
}
