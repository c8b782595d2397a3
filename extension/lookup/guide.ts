// The guide of two minutes, in pictures: what a person sees after installation.

import { html, type TemplateResult } from 'lit/html.js';
import { text } from '../i18n';

const STEPS = ['marks', 'card', 'popup', 'guard', 'menu'] as const;

export function guide(): TemplateResult {
  return html`
    <section class="guide" aria-labelledby="guide-title">
      <h2 id="guide-title">${text('guide_title')}</h2>
      <ol>
        ${STEPS.map(
          (step) => html`
            <li>
              <img src="pictures/${step}.svg" alt="" width="320" height="180" />
              <h3>${text(`guide_${step}`)}</h3>
              <p>${text(`guide_${step}_text`)}</p>
            </li>
          `,
        )}
      </ol>
      <p class="soft">${text('guide_privacy')}</p>
    </section>
  `;
}
