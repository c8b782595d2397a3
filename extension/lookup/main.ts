// The look-up page: the whole catalogue by any name, by filters, one occupation at a time. It needs no
// network. Its address tells what it shows, so that back, forward and bookmarks work.

import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import { ask } from '../ask';
import type { LookupAnswer, OccupationDetail } from '../engine-types';
import { keyOf, text } from '../i18n';
import { BOUNDS, type Overview } from '../protocol';
import { dress } from '../ui/page';
import { authoritiesIn, CLASSES, type Filters, NO_FILTERS, passes, STANDINGS } from './filters';
import { guide } from './guide';
import { item } from './item';
import styles from './lookup.css';
import { type Entry, results } from './results';

/** More than a person looks through; filters apply to these. */
const ALL = 300;
const SHOWN_AT_FIRST = 40;
/** On narrower screens the filters would push the answers out of sight. */
const NARROW = 600;

let overview: Overview | undefined;
let answer: LookupAnswer | undefined;
let detail: OccupationDetail | undefined;
let filters: Filters = NO_FILTERS;
let shown = SHOWN_AT_FIRST;
let isGuideOpen = false;
/** Answers may overtake one another: only that of the last question counts. */
let asked = 0;

dress('lookup_title', styles);
window.addEventListener('popstate', () => void follow());
void ask({ type: 'overview' }).then((value) => {
  overview = value;
  show();
});
void follow().then(() => field()?.focus());

/** Shows what the address says. */
async function follow(): Promise<void> {
  const parts = new URLSearchParams(location.search);
  const name = parts.get('name');
  const query = parts.get('q') ?? '';
  isGuideOpen = parts.has('guide');
  show();
  const input = field();
  if (input) input.value = query;
  if (name === null) detail = undefined;
  await Promise.all([query === '' ? clear() : find(query), name === null ? undefined : read(name)]);
  show();
}

async function find(query: string): Promise<void> {
  const turn = ++asked;
  const found = await ask({ type: 'lookup', query: query.slice(0, BOUNDS.subject), limit: ALL });
  if (turn !== asked) return;
  answer = found;
  shown = SHOWN_AT_FIRST;
  show();
}

function clear(): void {
  asked++;
  answer = undefined;
  shown = SHOWN_AT_FIRST;
}

async function read(name: string): Promise<void> {
  const found = await ask({ type: 'lookup', query: name, limit: 1 });
  const [first] = found?.results ?? [];
  detail = first?.occupation.summary.name === name ? first.occupation : undefined;
  show();
  document.querySelector<HTMLElement>('.item h1')?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function go(change: Record<string, string | undefined>, replace = false): void {
  const parts = new URLSearchParams(location.search);
  for (const [key, value] of Object.entries(change)) {
    if (value) parts.set(key, value);
    else parts.delete(key);
  }
  const address = parts.size > 0 ? `?${parts}` : location.pathname;
  if (replace) history.replaceState(undefined, '', address);
  else history.pushState(undefined, '', address);
}

function onInput(event: InputEvent): void {
  const query = (event.currentTarget as HTMLInputElement).value.trim();
  go({ q: query, name: undefined, guide: undefined }, true);
  detail = undefined;
  isGuideOpen = false;
  if (query !== '') {
    void find(query);
    return;
  }
  clear();
  show();
}

function open(name: string): void {
  go({ name });
  void read(name);
}

function back(): void {
  go({ name: undefined });
  detail = undefined;
  show();
  field()?.focus();
}

function setFilter(changed: Partial<Filters>): void {
  filters = { ...filters, ...changed };
  shown = SHOWN_AT_FIRST;
  show();
}

function show(): void {
  render(page(), document.body);
}

function page(): TemplateResult {
  return html`
    <main>
      <header>
        <img src="icons/icon-48.png" alt="" width="40" height="40" />
        <div>
          <h1>${text('lookup_title')}</h1>
          <p class="soft">${text('lookup_subtitle')}</p>
        </div>
      </header>
      <div role="search">
        <label class="unseen" for="q">${text('popup_search')}</label>
        <input
          id="q"
          type="search"
          autocomplete="off"
          maxlength="60"
          placeholder=${text('lookup_placeholder')}
          @input=${onInput}
        />
      </div>
      ${detail ? item(detail, { back, open }) : list()}
    </main>
  `;
}

function list(): TemplateResult {
  const isAsking = answer !== undefined || Object.values(filters).some((value) => value !== '');
  return html`
    ${filterRow()}
    ${
      isAsking
        ? results(
            { entries: entries(), shown, notFound: answer?.notFound, channels: overview?.channels ?? [] },
            {
              open,
              more: () => {
                shown += SHOWN_AT_FIRST;
                show();
              },
            },
          )
        : nothing
    }
    ${isGuideOpen || !isAsking ? guide() : nothing}
  `;
}

function entries(): Entry[] {
  const all: Entry[] = answer
    ? answer.results.map(({ occupation: { summary }, matched }) => ({
        occupation: summary,
        matched: matched === summary.name ? undefined : matched,
      }))
    : (overview?.occupations ?? []).map((occupation) => ({ occupation, matched: undefined }));
  return all.filter(({ occupation }) => passes(occupation, filters));
}

function filterRow(): TemplateResult {
  const authorities = authoritiesIn(overview?.occupations ?? []);
  const isNarrow = innerWidth < NARROW && Object.values(filters).every((value) => value === '');
  return html`
    <details class="choose" ?open=${!isNarrow}>
      <summary>${text('filter_title')}</summary>
      <div class="filters">
        ${select('class', CLASSES, (one) => text(`class_${one}`))}
        ${select('standing', STANDINGS, (one) => text(`standing_${keyOf(one)}`))}
        ${select('authority', authorities, (one) => one)}
      </div>
    </details>
  `;
}

function select<Name extends keyof Filters>(
  name: Name,
  options: readonly Filters[Name][],
  label: (option: Filters[Name]) => string,
): TemplateResult {
  const onChange = (event: Event) => {
    setFilter({ [name]: (event.currentTarget as HTMLSelectElement).value } as Partial<Filters>);
  };
  return html`
    <label>
      <span>${text(`filter_${name}`)}</span>
      <select name=${name} @change=${onChange}>
        <option value="">${text('filter_all')}</option>
        ${options.map(
          (one) => html`<option value=${one} ?selected=${filters[name] === one}>${label(one)}</option>`,
        )}
      </select>
    </label>
  `;
}

function field(): HTMLInputElement | null {
  return document.querySelector('#q');
}
