// The first line of a card or a list entry: the occupation and its standing; where the words name none, what
// kind of claim they are.

import { html, type TemplateResult } from 'lit/html.js';
import type { Standing } from '../engine-types';
import { keyOf, text } from '../i18n';
import type { Explained } from './explained';

export function headline({ finding, occupation }: Explained): TemplateResult {
  const standing = occupation?.standing ?? finding.standing;
  const subject = occupation?.name ?? finding.subject;
  return html`
    ${subject === undefined ? kindOf(finding) : html`<span lang="zh-CN">${subject}</span>`}
    ${
      standing === undefined
        ? html`<span class="standing">${text(`level_${finding.level}`)}</span>`
        : standingChip(standing)
    }
  `;
}

export function standingChip(standing: Standing): TemplateResult {
  return html`<span class="standing ${isInCatalogue(standing) ? 'in-catalogue' : ''}"
    >${text(`standing_${keyOf(standing)}`)}</span
  >`;
}

/** What kind of claim the words make, or how they are shown. */
export function kindOf({ category, level }: Explained['finding']): string {
  return category ? text(`category_${keyOf(category)}`) : text(`level_${level}`);
}

export function isInCatalogue(standing: Standing): boolean {
  return standing === 'access' || standing === 'level' || standing === 'skill';
}
