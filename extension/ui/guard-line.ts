// The calm line beside a field: what the page claims, what the State's list says, check first.

import { html, nothing, type TemplateResult } from 'lit/html.js';
import { keyOf, language, text, together } from '../i18n';
import type { Explained } from './explained';
import { kindOf } from './headline';

export interface GuardActions {
  close(): void;
  /** Opens the card with the places to check. */
  more(): void;
  /** Opens the options, where the line can be turned off. */
  options(): void;
}

/**
 * `isSpoken`: whether the words are in it. A screen reader reads what comes into a status, not what it was
 * made with, so the line is rendered without its words first.
 */
export function guardLine(
  explained: Explained,
  { close, more, options }: GuardActions,
  isSpoken: boolean,
): TemplateResult {
  return html`
    <div class="line" lang=${language()}>
      <div class="row">
        <p role="status">
          ${isSpoken ? words(explained) : nothing}
        </p>
        <button class="close" type="button" aria-label=${text('card_close')} @click=${close}>×</button>
      </div>
      <div class="more">
        <button class="plain check" type="button" @click=${more}>${text('guard_check')}</button>
        <button class="plain options" type="button" @click=${options}>${text('guard_off')}</button>
      </div>
    </div>
  `;
}

function words({ finding, occupation }: Explained): TemplateResult {
  const name = occupation?.name ?? finding.subject;
  const standing = occupation?.standing ?? finding.standing;
  return html`
    ${together(
      text('guard_claim', shorten(finding.quote), kindOf(finding)),
      name && standing ? text('guard_standing', name, text(`standing_${keyOf(standing)}`)) : undefined,
    )}
    <strong>${text('guard_first')}</strong>
  `;
}

function shorten(quote: string): string {
  const words = quote.trim().replace(/\s+/g, ' ');
  return words.length > 24 ? `${words.slice(0, 24)}…` : words;
}
