// One occupation's page: what it is, what that means for a person, where to check, its history, and what is
// taken for it.

import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { OccupationDetail } from '../engine-types';
import { keyOf, language, text } from '../i18n';
import { checkList, reportList, web } from '../ui/channels';
import { day } from '../ui/dates';
import { standingChip } from '../ui/headline';

export interface ItemActions {
  back(): void;
  /** Opens the page of another occupation. */
  open(name: string): void;
}

const QUESTIONS = ['required', 'certificate', 'action'] as const;

export function item(detail: OccupationDetail, actions: ItemActions): TemplateResult {
  const { summary, names, channels, history, near, note, english } = detail;
  const others = names.map((name) => name.text);
  const verify = channels.filter(({ purpose }) => purpose === 'verify');
  const report = channels.filter(({ purpose }) => purpose === 'report');
  return html`
    <article class="item">
      <button class="plain back" type="button" @click=${actions.back}>‹ ${text('lookup_back')}</button>
      <h1 tabindex="-1"><span lang="zh-CN">${summary.name}</span> ${standingChip(summary.standing)}</h1>
      ${english && language().startsWith('en') ? html`<p class="soft">${english}</p>` : nothing}
      ${others.length > 0 ? html`<p class="soft">${text('lookup_names')} <span lang="zh-CN">${others.join('、')}</span></p>` : nothing}
      <p class="lead">${text(`standing_${keyOf(summary.standing)}_text`, summary.name, summary.edition)}</p>
      ${note ? html`<p>${text(`note_${keyOf(note)}`)}</p>` : nothing}
      ${meaning(detail.meaning)}
      <h2>${text('card_check')}</h2>
      ${checkList(verify)} ${history.length > 0 ? timeline(detail) : nothing}
      ${near.length > 0 ? neighbours(detail, actions) : nothing} ${facts(detail)}
      <details class="tell">
        <summary>${text('card_report')}</summary>
        ${reportList(report)}
      </details>
    </article>
  `;
}

/** Three questions that a person has, and their answers. */
export function meaning(key: string): TemplateResult {
  return html`
    <dl class="meaning">
      ${QUESTIONS.map(
        (one) => html`
          <dt>${text(`meaning_${one}`)}</dt>
          <dd>${text(`meaning_${key}_${one}`)}</dd>
        `,
      )}
    </dl>
  `;
}

function timeline({ history }: OccupationDetail): TemplateResult {
  return html`
    <h2>${text('lookup_history')}</h2>
    <ol class="history">
      ${history.map(
        ({ date, kind, detail }) => html`
          <li><time datetime=${date}>${day(date)}</time> ${text(`event_${keyOf(kind)}`, detail ?? '')}</li>
        `,
      )}
    </ol>
  `;
}

function neighbours({ near, summary }: OccupationDetail, { open }: ItemActions): TemplateResult {
  return html`
    <h2>${text('lookup_near')}</h2>
    <ul class="near">
      ${near.map(({ name, standing, difference, reversed }) => {
        const [one, other] = reversed ? [name, summary.name] : [summary.name, name];
        return html`
          <li>
            <button class="plain" type="button" lang="zh-CN" @click=${() => open(name)}>${name}</button>
            ${standingChip(standing)}
            <p>${text(`difference_${keyOf(difference)}`, one, other)}</p>
          </li>
        `;
      })}
    </ul>
  `;
}

function facts({ summary, legalBasis, source, verified, confidence }: OccupationDetail): TemplateResult {
  const link = web(source);
  const sure = text(`confidence_${confidence}`);
  return html`
    <dl class="facts">
      ${
        summary.authority
          ? html`<dt>${text('lookup_authority')}</dt>
              <dd lang="zh-CN">${summary.authority.replaceAll(';', '、')}</dd>`
          : nothing
      }
      ${
        legalBasis
          ? html`<dt>${text('lookup_basis')}</dt>
              <dd lang="zh-CN">${legalBasis.replaceAll(';', '、')}</dd>`
          : nothing
      }
      <dt>${text('lookup_source')}</dt>
      <dd>${text('lookup_verified', day(verified), link ? link.host : source, sure)}</dd>
    </dl>
  `;
}
