// What the popup shows: the verdict in one sentence, the findings by occupation, the switch of the site, what
// was read, and a field to look a name up.

import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Verdict } from '../engine-types';
import { keyOf, text, together } from '../i18n';
import { count } from '../ui/dates';
import { findingList, type Listed } from '../ui/finding-list';

export interface PopupView {
  /** `silent`: a page where extensions may not run; `off`: by the person's choice. */
  state: 'asking' | 'silent' | 'off' | 'on';
  verdict: Verdict | undefined;
  listed: readonly Listed[];
  site: string | undefined;
  /** Whether the site's switch is the administrator's. */
  fixed: boolean;
  /** Characters. */
  read: number;
  complete: boolean;
  notice: string | undefined;
}

export interface PopupActions {
  toggleSite(): void;
  lookup(query: string): void;
  evidence(): void;
  guide(): void;
  options(): void;
}

export function popupView(view: PopupView, actions: PopupActions): TemplateResult {
  return html`
    <header>
      <img src="icons/icon-32.png" alt="" width="28" height="28" />
      <h1>${text('action_title')}</h1>
      <button class="quiet" type="button" @click=${actions.guide}>${text('popup_guide')}</button>
      <button class="quiet" type="button" @click=${actions.options}>${text('options_title')}</button>
    </header>
    <main>
      <p class="verdict ${view.verdict ?? ''}" role="status">${sentence(view)}</p>
      ${
        view.listed.length > 0
          ? html`<div class="findings" role="region" tabindex="0" aria-label=${text('popup_findings')}>
                ${findingList(view.listed)}
              </div>
              <button class="plain evidence" type="button" @click=${actions.evidence}>
              ${text('card_evidence')}
            </button>`
          : nothing
      }
      ${view.notice === undefined ? nothing : html`<p class="soft" role="alert">${view.notice}</p>`}
      ${search(actions)} ${site(view, actions)} ${bound(view)}
    </main>
  `;
}

function sentence({ state, verdict }: PopupView): string {
  if (state !== 'on') return text(`popup_${state}`);
  return verdict === undefined ? text('popup_nothing') : text(`verdict_${keyOf(verdict)}`);
}

function search({ lookup }: PopupActions): TemplateResult {
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('q');
    if (field instanceof HTMLInputElement) lookup(field.value);
  };
  return html`
    <form class="search" role="search" @submit=${onSubmit}>
      <label for="q">${text('popup_search')}</label>
      <div class="row">
        <input id="q" name="q" type="search" autocomplete="off" placeholder=${text('lookup_placeholder')} />
        <button class="plain primary" type="submit">${text('lookup_button')}</button>
      </div>
    </form>
  `;
}

function site(
  { site, state, fixed }: PopupView,
  { toggleSite }: PopupActions,
): TemplateResult | typeof nothing {
  if (site === undefined || site === '' || state === 'silent' || state === 'asking') return nothing;
  return html`
    <label class="switch">
      <input type="checkbox" role="switch" .checked=${state === 'on'} ?disabled=${fixed} @change=${toggleSite} />
      <span>${text('popup_site', site === 'file:' ? text('popup_files') : site)}</span>
    </label>
    ${fixed ? html`<p class="soft">${text('options_fixed')}</p>` : nothing}
  `;
}

function bound({ state, read, complete }: PopupView): TemplateResult | typeof nothing {
  if (state !== 'on' || read === 0) return nothing;
  return html`
    <p class="soft">
      ${together(text('popup_read', count(read)), complete ? undefined : text('popup_cut'), text('popup_bound'))}
    </p>
  `;
}
