// The list of what fits a query or the filters.

import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelSummary, OccupationSummary } from '../engine-types';
import { text } from '../i18n';
import { checkList } from '../ui/channels';
import { count } from '../ui/dates';
import { standingChip } from '../ui/headline';
import { meaning } from './item';

export interface Entry {
  occupation: OccupationSummary;
  /** The name that fitted, where it is not the occupation's own. */
  matched: string | undefined;
}

export interface Results {
  entries: readonly Entry[];
  /** How many of them are shown. */
  shown: number;
  /** Set when the query is no name in the lists nor a part of one. */
  notFound: OccupationSummary | undefined;
  channels: readonly ChannelSummary[];
}

export interface ResultActions {
  open(name: string): void;
  more(): void;
}

export function results(view: Results, { open, more }: ResultActions): TemplateResult {
  const { entries, shown } = view;
  return html`
    <p class="soft" role="status">${text('lookup_count', count(entries.length))}</p>
    ${view.notFound ? unknown(view.notFound, view) : nothing}
    <ul class="results">
      ${entries.slice(0, shown).map(
        ({ occupation, matched }) => html`
          <li>
            <button type="button" class="result" @click=${() => open(occupation.name)}>
              <span class="name" lang="zh-CN">${occupation.name}</span>
              ${matched ? html`<span class="gloss">${text('lookup_matched', matched)}</span>` : nothing}
              ${standingChip(occupation.standing)}
            </button>
          </li>
        `,
      )}
    </ul>
    ${
      entries.length > shown
        ? html`<button class="plain more" type="button" @click=${more}>${text('lookup_more')}</button>`
        : nothing
    }
  `;
}

function unknown(notFound: OccupationSummary, { channels, entries }: Results): TemplateResult {
  const own = notFound.channels.flatMap((id) => channels.find((one) => one.id === id) ?? []);
  return html`
    <section class="unknown">
      <p class="lead">${text('lookup_not_found', notFound.name, notFound.edition)}</p>
      ${meaning('not_found')}
      <h2>${text('card_check')}</h2>
      ${checkList(own)}
    </section>
    ${entries.length > 0 ? html`<h2>${text('lookup_similar')}</h2>` : nothing}
  `;
}
