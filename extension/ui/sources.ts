// The notices and laws that a finding rests on. Titles are official names, not translated.

import { html, type TemplateResult } from 'lit/html.js';
import type { SourceSummary } from '../engine-types';
import { day } from './dates';

export function sourceList(sources: readonly SourceSummary[]): TemplateResult {
  return html`
    <ul class="sources" lang="zh-CN">
      ${sources.map(
        ({ title, number, date, clause }) => html`
          <li>
            《${title}》 ${[number, date && day(date), clause].map((part) => (part ? html`<span>${part}</span>` : ''))}
          </li>
        `,
      )}
    </ul>
  `;
}
