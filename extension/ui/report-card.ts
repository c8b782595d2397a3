// What a card says of one finding, in the order a person needs it: what it is about, the words, one plain
// sentence, why, where to check, where to report; then what can be done with the mark itself.

import { html, nothing, type TemplateResult } from 'lit/html.js';
import { language, text } from '../i18n';
import baseStyles from './base.css';
import { checkList, reportList } from './channels';
import { count } from './dates';
import type { Explained } from './explained';
import { headline } from './headline';
import { sentences } from './reasons';
import cardStyles from './report-card.css';
import { sourceList } from './sources';
import { tokens } from './tokens';

export const styles = tokens + baseStyles + cardStyles;

export interface CardActions {
  close(): void;
  /** Opens the page with the evidence of this tab. */
  evidence(): void;
  /** Copies a text; answered by whether that was possible. */
  copy(text: string, from: HTMLTextAreaElement): void;
  /** What to send to the maintainers. */
  complaint: string;
  /** Which of how many findings this is, and the way to the others. */
  place?: { index: number; total: number; step(direction: 1 | -1): void };
  /** Takes the mark away: until the page is loaded anew, or on this site for good. */
  hide?: (scope: 'now' | 'site') => void;
}

export function reportCard(explained: Explained, actions: CardActions): TemplateResult {
  const { finding, sources, verify, report } = explained;
  const [first, ...others] = sentences(explained);
  return html`
    <section class="card ${finding.level}" role="dialog" aria-labelledby="headline" lang=${language()}>
      <header>
        <h1 class="chip" id="headline" tabindex="-1">${headline(explained)}</h1>
        <button class="close" type="button" aria-label=${text('card_close')} @click=${actions.close}>×</button>
      </header>
      <div class="body">
        <blockquote lang="zh-CN">${finding.quote}</blockquote>
        ${first === undefined ? nothing : html`<p>${first}</p>`}
        ${
          others.length + sources.length > 0
            ? html`<details class="why">
                <summary>${text('card_ground')}</summary>
                ${others.map((one) => html`<p>${one}</p>`)} ${sourceList(sources)}
                <p class="rule">${text('card_rule', finding.rule)}</p>
              </details>`
            : nothing
        }
        ${verify.length > 0 ? html`<h2>${text('card_check')}</h2>${checkList(verify)}` : nothing}
        ${
          report.length > 0
            ? html`<details class="tell">
                <summary>${text('card_report')}</summary>
                ${reportList(report)}
                <button class="plain evidence" type="button" @click=${actions.evidence}>
                  ${text('card_evidence')}
                </button>
              </details>`
            : nothing
        }
        ${wrong(actions)}
      </div>
      ${actions.place ? steps(actions.place) : nothing}
    </section>
  `;
}

/** What a person can do who finds the mark wrong. */
function wrong({ hide, complaint, copy }: CardActions): TemplateResult {
  const onCopy = (event: Event) => {
    const area = (event.currentTarget as Element).parentElement?.querySelector('textarea');
    if (area) copy(complaint, area);
  };
  return html`
    <details class="wrong">
      <summary>${text('card_wrong')}</summary>
      ${
        hide
          ? html`
              <button class="plain hide-now" type="button" @click=${() => hide('now')}>
                ${text('card_hide_now')}
              </button>
              <button class="plain hide-site" type="button" @click=${() => hide('site')}>
                ${text('card_hide_site')}
              </button>
            `
          : nothing
      }
      <label>
        ${text('card_complaint')}
        <textarea readonly rows="4" .value=${complaint}></textarea>
      </label>
      <button class="plain copy" type="button" @click=${onCopy}>${text('card_copy')}</button>
    </details>
  `;
}

function steps({ index, total, step }: NonNullable<CardActions['place']>): TemplateResult {
  return html`
    <nav class="steps" aria-label=${text('card_steps')}>
      <button class="plain previous" type="button" ?disabled=${total < 2} @click=${() => step(-1)}>
        ‹ ${text('card_previous')}
      </button>
      <span role="status">${text('card_place', count(index + 1), count(total))}</span>
      <button class="plain next" type="button" ?disabled=${total < 2} @click=${() => step(1)}>
        ${text('card_next')} ›
      </button>
    </nav>
  `;
}
