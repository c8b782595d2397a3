// What the options page shows.

import { html, nothing, type TemplateResult } from 'lit/html.js';
import { text } from '../i18n';
import { AMOUNTS, type Hidden, LANGUAGES, type SettingName, type Settings, SIZES } from '../settings';
import type { StoredSettings } from '../settings-store';

export interface OptionsActions {
  set(changed: Partial<Settings>): void;
  sync(on: boolean): void;
  addSite(typed: string): void;
  removeSite(site: string): void;
  unhide(entry: Hidden): void;
  exportAll(): void;
  importFrom(file: File): void;
  reset(): void;
}

export function optionsView(
  stored: StoredSettings,
  notice: string | undefined,
  actions: OptionsActions,
): TemplateResult {
  const { settings, synced } = stored;
  const isFixed = (name: SettingName) => stored.fixed.has(name);
  return html`
    <main>
      <h1>${text('options_title')}</h1>
      <p class="notice" role="status">${notice ?? nothing}</p>
      ${choice('amount', AMOUNTS, settings.amount, isFixed('amount'), (amount) => actions.set({ amount }))}
      ${choice('size', SIZES, settings.size, isFixed('size'), (size) => actions.set({ size }))}
      ${languages(settings, isFixed('languages'), actions)}
      <section>
        <h2>${text('options_guard')}</h2>
        ${toggle('guard', text('options_guard_text'), settings.guard, isFixed('guard'), (guard) =>
          actions.set({ guard }),
        )}
      </section>
      ${sites(settings, isFixed('offSites'), actions)} ${hiddenList(settings, actions)}
      <section>
        <h2>${text('options_sync')}</h2>
        ${toggle('sync', text('options_sync_text'), synced, false, actions.sync)}
      </section>
      ${files(actions)}
    </main>
  `;
}

function choice<T extends string>(
  name: string,
  values: readonly T[],
  chosen: T,
  fixed: boolean,
  set: (value: T) => void,
): TemplateResult {
  return html`
    <fieldset ?disabled=${fixed}>
      <legend>${text(`options_${name}`)}</legend>
      ${values.map(
        (value) => html`
          <label class="row">
            <input type="radio" name=${name} value=${value} .checked=${value === chosen} @change=${() => set(value)} />
            <span>${text(`options_${name}_${value}`)}</span>
          </label>
        `,
      )}
      ${fixedNote(fixed)}
    </fieldset>
  `;
}

function languages({ languages }: Settings, fixed: boolean, { set }: OptionsActions): TemplateResult {
  return html`
    <fieldset ?disabled=${fixed}>
      <legend>${text('options_languages')}</legend>
      ${LANGUAGES.map((one) => {
        const isOn = languages.includes(one);
        // One language is always read: to read nothing is what the switch of a site is for.
        const isLast = isOn && languages.length === 1;
        return html`
          <label class="row">
            <input
              type="checkbox"
              name="languages"
              value=${one}
              .checked=${isOn}
              ?disabled=${isLast}
              @change=${() => set({ languages: isOn ? languages.filter((other) => other !== one) : [...languages, one] })}
            />
            <span>${text(`options_languages_${one}`)}</span>
          </label>
        `;
      })}
      ${fixedNote(fixed)}
    </fieldset>
  `;
}

function toggle(
  name: string,
  label: string,
  on: boolean,
  fixed: boolean,
  set: (on: boolean) => void,
): TemplateResult {
  return html`
    <label class="row">
      <input
        type="checkbox"
        role="switch"
        name=${name}
        .checked=${on}
        ?disabled=${fixed}
        @change=${() => set(!on)}
      />
      <span>${label}</span>
    </label>
    ${fixedNote(fixed)}
  `;
}

function sites(
  { offSites }: Settings,
  fixed: boolean,
  { addSite, removeSite }: OptionsActions,
): TemplateResult {
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const field = form.elements.namedItem('site');
    if (field instanceof HTMLInputElement) addSite(field.value);
    form.reset();
  };
  return html`
    <section>
      <h2>${text('options_sites')}</h2>
      <p class="soft">${text('options_sites_text')}</p>
      ${
        offSites.length === 0
          ? nothing
          : html`<ul class="entries">
              ${offSites.map((site) => entry(site, fixed, () => removeSite(site)))}
            </ul>`
      }
      ${
        fixed
          ? fixedNote(fixed)
          : html`<form class="add" @submit=${onSubmit}>
              <label class="unseen" for="site">${text('options_site')}</label>
              <input id="site" name="site" type="text" autocomplete="off" placeholder="example.com" />
              <button class="plain" type="submit">${text('options_add')}</button>
            </form>`
      }
    </section>
  `;
}

function hiddenList({ hidden }: Settings, { unhide }: OptionsActions): TemplateResult | typeof nothing {
  if (hidden.length === 0) return nothing;
  return html`
    <section>
      <h2>${text('options_hidden')}</h2>
      <ul class="entries">
        ${hidden.map((one) => entry(`${one.quote} · ${one.site}`, false, () => unhide(one)))}
      </ul>
    </section>
  `;
}

function entry(label: string, fixed: boolean, remove: () => void): TemplateResult {
  return html`
    <li>
      <span>${label}</span>
      ${
        fixed
          ? nothing
          : html`<button class="plain" type="button" aria-label=${text('options_remove_what', label)} @click=${remove}>
              ${text('options_remove')}
            </button>`
      }
    </li>
  `;
}

function files({ exportAll, importFrom, reset }: OptionsActions): TemplateResult {
  const onFile = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) importFrom(file);
    input.value = '';
  };
  return html`
    <section>
      <h2>${text('options_file')}</h2>
      <div class="buttons">
        <button class="plain export" type="button" @click=${exportAll}>${text('options_export')}</button>
        <label class="file">
          <span>${text('options_import')}</span>
          <input type="file" accept=".json,application/json" @change=${onFile} />
        </label>
        <button class="plain reset" type="button" @click=${reset}>${text('options_reset')}</button>
      </div>
    </section>
  `;
}

function fixedNote(fixed: boolean): TemplateResult | typeof nothing {
  return fixed ? html`<p class="soft">${text('options_fixed')}</p>` : nothing;
}
