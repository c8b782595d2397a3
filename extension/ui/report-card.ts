// What a card says of one finding, in the order a person needs it: what it is about, the words, why, on
// what ground, where to check, where to report.

import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelSummary, SourceSummary, Standing } from '../engine-types';
import { keyOf, language, text } from '../i18n';
import type { Explained } from './explained';
import cardStyles from './report-card.css';
import { tokens } from './tokens';

export const styles = tokens + cardStyles;

export function reportCard(explained: Explained, close: () => void): TemplateResult {
  const { finding, sources, verify, report } = explained;
  return html`
    <section class="card ${finding.level}" role="dialog" aria-label=${text('card_label')} lang=${language()}>
      <header>
        ${headline(explained)}
        <button class="close" type="button" aria-label=${text('card_close')} @click=${close}>×</button>
      </header>
      <div class="body">
        <blockquote>${finding.quote}</blockquote>
        ${finding.reasons.map((key) => reason(key, explained))}
        ${sources.length > 0 ? ground(sources) : nothing}
        ${verify.length > 0 ? check(verify) : nothing}
        ${report.length > 0 ? tell(report) : nothing}
      </div>
    </section>
  `;
}

/** The occupation and its standing; where the words name none, what kind of claim they are. */
function headline({ finding, occupation }: Explained): TemplateResult {
  const standing = occupation?.standing ?? finding.standing;
  const subject = occupation?.name ?? finding.subject;
  const kind = finding.category
    ? text(`category_${keyOf(finding.category)}`)
    : text(`level_${finding.level}`);
  return html`
    <h1 class="chip">
      ${subject === undefined ? kind : html`<span lang="zh-CN">${subject}</span>`}
      ${
        standing === undefined
          ? html`<span class="standing">${text(`level_${finding.level}`)}</span>`
          : html`<span class="standing ${isInCatalogue(standing) ? 'in-catalogue' : ''}"
              >${text(`standing_${keyOf(standing)}`)}</span
            >`
      }
    </h1>
  `;
}

function isInCatalogue(standing: Standing): boolean {
  return standing === 'access' || standing === 'level' || standing === 'skill';
}

/** A sentence for a key; none where the engine is newer than the texts and they lack it. */
function reason(key: string, { finding, occupation }: Explained): TemplateResult | typeof nothing {
  const name = occupation?.name ?? finding.subject;
  const edition = occupation?.edition ?? finding.edition;
  const isOfOccupation = key.startsWith('standing_') || key.startsWith('access_');
  const sentence = text(key, name ?? '', edition ?? '');
  return sentence === '' || (isOfOccupation && !(name && edition)) ? nothing : html`<p>${sentence}</p>`;
}

function ground(sources: readonly SourceSummary[]): TemplateResult {
  return html`
    <h2>${text('card_ground')}</h2>
    <ul class="sources" lang="zh-CN">
      ${sources.map(
        ({ title, number, date, clause }) => html`
          <li>
            《${title}》 ${[number, date && day(date), clause].map((part) => (part ? html`<span>${part}</span>` : nothing))}
          </li>
        `,
      )}
    </ul>
  `;
}

function check(channels: readonly ChannelSummary[]): TemplateResult {
  return html`
    <h2>${text('card_check')}</h2>
    <ul class="channels">
      ${channels.map((one, index) => html`<li class=${index === 0 ? 'first' : ''}>${channel(one)}</li>`)}
    </ul>
  `;
}

function channel(one: ChannelSummary): TemplateResult {
  const link = web(one.url);
  const inside = html`
    <span class="name" lang="zh-CN">${one.name}</span>
    ${gloss(one)} ${link ? html`<span class="host">${link.host}</span>` : nothing} ${path(one)}
  `;
  return link
    ? html`<a class="channel" href=${link.href} target="_blank" rel="noopener noreferrer">${inside}</a>`
    : html`<div class="channel">${inside}</div>`;
}

function tell(channels: readonly ChannelSummary[]): TemplateResult {
  return html`
    <div class="report">
      <h2>${text('card_report')}</h2>
      <ul>
        ${channels.map((one) => {
          const link = web(one.url);
          return html`
            <li>
              ${
                link
                  ? html`<a href=${link.href} target="_blank" rel="noopener noreferrer" lang="zh-CN">${one.name}</a>`
                  : html`<span lang="zh-CN">${one.name}</span>`
              }
              ${gloss(one)} ${path(one)}
            </li>
          `;
        })}
      </ul>
    </div>
  `;
}

function gloss({ nameEn }: ChannelSummary): TemplateResult | typeof nothing {
  return language().startsWith('en') ? html`<span class="gloss">${nameEn}</span>` : nothing;
}

function path({ id }: ChannelSummary): TemplateResult | typeof nothing {
  const way = text(`channel_path_${keyOf(id)}`);
  return way === '' ? nothing : html`<span class="path">${way}</span>`;
}

/** Only web addresses become links. */
function web(address: string | undefined): URL | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
}

/** A date as precise as it is known: `2022-04-29`, `2024-08` or `2022`. */
function day(date: string): string {
  const known = /^(\d{4})(-\d{2})?(-\d{2})?$/.exec(date);
  const at = new Date(date);
  if (!known || Number.isNaN(at.getTime())) return date;
  const format: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' };
  if (known[2]) format.month = 'long';
  if (known[3]) format.day = 'numeric';
  return new Intl.DateTimeFormat(language(), format).format(at);
}
