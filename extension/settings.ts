// What a person can set, the defaults, and the guard of what storage, an imported file or an administrator
// gives for it. Every value that is not of its shape is the default.

/** How much is marked on pages. */
export type Amount = 'misleading' | 'caution' | 'all';
/** How large the card and the extension's own pages are set. */
export type Size = 'normal' | 'large' | 'largest';
/** Whose wording is read: of passages with Chinese characters, of those without. */
export type ReadLanguage = 'zh' | 'en';

/** Words that a person wants left unmarked on one site. */
export interface Hidden {
  site: string;
  /** The id of the rule. */
  rule: string;
  /** The words as they stand on the page. */
  quote: string;
}

export interface Settings {
  amount: Amount;
  languages: ReadLanguage[];
  guard: boolean;
  size: Size;
  /** Sites where nothing is read, see {@link siteOf}. */
  offSites: string[];
  hidden: Hidden[];
}

export type SettingName = keyof Settings;

export const DEFAULTS: Settings = {
  amount: 'caution',
  languages: ['zh', 'en'],
  guard: true,
  size: 'normal',
  offSites: [],
  hidden: [],
};

export const AMOUNTS: readonly Amount[] = ['misleading', 'caution', 'all'];
export const SIZES: readonly Size[] = ['normal', 'large', 'largest'];
export const LANGUAGES: readonly ReadLanguage[] = ['zh', 'en'];

/** What lists may hold; the oldest entries go first. */
export const LIST_BOUNDS = { offSites: 2_000, hidden: 500, site: 255, rule: 100, quote: 500 } as const;

const HOST = /^([a-z0-9_-]+\.)*[a-z0-9_-]+$|^\[[0-9a-f:.]+\]$/;

/** The settings among `value`, an object from storage or from a file; missing ones are not filled in. */
export function readSettings(value: unknown): Partial<Settings> {
  const given = isRecord(value) ? value : {};
  const read: Partial<Settings> = {};
  const amount = oneOf(AMOUNTS, given.amount);
  if (amount) read.amount = amount;
  const size = oneOf(SIZES, given.size);
  if (size) read.size = size;
  if (typeof given.guard === 'boolean') read.guard = given.guard;
  if (Array.isArray(given.languages)) {
    const languages = LANGUAGES.filter((one) => (given.languages as unknown[]).includes(one));
    if (languages.length > 0) read.languages = languages;
  }
  if (Array.isArray(given.offSites)) {
    const sites = given.offSites.flatMap((one) => (typeof one === 'string' ? (siteOf(one) ?? []) : []));
    read.offSites = [...new Set(sites)].slice(-LIST_BOUNDS.offSites);
  }
  if (Array.isArray(given.hidden)) read.hidden = given.hidden.filter(isHidden).slice(-LIST_BOUNDS.hidden);
  return read;
}

/** The site of an address or of a host that a person typed: its host without `www.`, in lower case. */
export function siteOf(address: string): string | undefined {
  const text = address.trim();
  const url = parse(text) ?? (text.includes('://') ? undefined : parse(`http://${text}`));
  if (!url) return undefined;
  if (url.protocol === 'file:') return 'file:';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  const site = url.hostname.replace(/^www\./, '').replace(/\.$/, '');
  // Browsers differ in what they let pass as a host.
  return HOST.test(site) && site.length <= LIST_BOUNDS.site ? site : undefined;
}

/** Whether a site stands in a list, itself or as a part of one that does. */
export function covers(list: readonly string[], site: string | undefined): boolean {
  return site !== undefined && list.some((one) => site === one || site.endsWith(`.${one}`));
}

function parse(address: string): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  // `localhost:8080` parses as a scheme of its own.
  return /^(https?|file):$/.test(url.protocol) ? url : undefined;
}

function isHidden(value: unknown): value is Hidden {
  return (
    isRecord(value) &&
    isText(value.site, LIST_BOUNDS.site) &&
    isText(value.rule, LIST_BOUNDS.rule) &&
    isText(value.quote, LIST_BOUNDS.quote)
  );
}

function oneOf<T extends string>(all: readonly T[], value: unknown): T | undefined {
  return all.find((one) => one === value);
}

function isText(value: unknown, bound: number): value is string {
  return typeof value === 'string' && value !== '' && value.length <= bound;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
