// Every message between content scripts and the background, and the guard of what the background receives.
//
//   content ── check ──▶ background ── report or error ──▶ content
//   content ── tally ──▶ background (badge)
//   content ── frames ──▶ background, when a frame came into a page that speaks of certificates
//   content ◀── recount ── background, when a fresh background knows the badge of a tab no more
//   content ◀── summary ── whoever in the extension wants to know what one frame found
//   content ── choices ──▶ background ── what the person has set, as far as it concerns this frame
//   content ◀── choices ── background, when a setting has changed: ask again
//   content ◀── site ── background: the site of the top page, for the switch of a site is for its frames too
//   content ── hide, evidence, options ──▶ background: buttons of the card
//   content ── show ──▶ background ── card ──▶ content of the top frame, for frames too small for a card
//   content ◀── step, list ── background: keyboard commands
//   popup ◀── port PORT ──▶ content of every frame: summaries, and requests to travel to a finding
//   pages of the extension ── lookup, overview, gather ──▶ background
//   content ◀── subject ── background, when a frame in the page has to know what the page is about
//   content ◀── admit   ── background, when the page around a frame speaks of certificates
//
// A page's renderer may be compromised: nothing it sends is believed before the guard has seen it. The
// page's address is not part of a message at all; the background takes it from the browser.

import type {
  ChannelSummary,
  LookupAnswer,
  OccupationSummary,
  Page,
  PageContext,
  Passage,
  PassageKind,
  Report,
  Verdict,
} from './engine-types';
import { type Amount, LIST_BOUNDS, type ReadLanguage, type Size } from './settings';
import type { Explained } from './ui/explained';

/** A link in one of the passages, as the engine takes it. */
export interface PageLink {
  /** The full address. */
  href: string;
  /** Its words, blanks joined. */
  text: string;
}

/** What a form field asks for, as far as its type, name and label tell; never what stands in it. */
export type FieldKind =
  | 'phone'
  | 'id-number'
  | 'chat'
  | 'name'
  | 'email'
  | 'address'
  | 'password'
  | 'file'
  | 'other';

export interface PageField {
  kind: FieldKind;
  label: string;
}

export interface PagePicture {
  alt: string;
  /** The file's name, without its folder. */
  file: string;
}

/**
 * One batch of passages of one frame; without the address, which the background knows better. The links are
 * those in its passages; fields and pictures are there only when the part of the page that was read has some.
 */
export type PageBatch = Omit<Page, 'url' | 'passages' | 'links' | 'fields' | 'pictures'> & {
  passages: Passage[];
  links?: PageLink[];
  fields?: PageField[];
  pictures?: PagePicture[];
};

export interface CheckMessage {
  type: 'check';
  page: PageBatch;
}

/** How many findings of each shown level one frame has at this moment. */
export interface TallyMessage {
  type: 'tally';
  /** A number of the frame's own document, so that a new page in the same frame is told from the old. */
  document: number;
  misleading: number;
  caution: number;
}

/** Asks what the person has set for the page of this frame; answered by {@link Choices}. */
export interface ChoicesMessage {
  type: 'choices';
}

/** Leaves these words unmarked on the sender's site from now on. */
export interface HideMessage {
  type: 'hide';
  rule: string;
  quote: string;
}

/** Asks for the page with the evidence of the sender's tab. */
export interface EvidenceMessage {
  type: 'evidence';
}

/** Asks for the options page. */
export interface OptionsMessage {
  type: 'options';
}

/** Which finding of a batch is meant. */
export interface Spot {
  passage: number;
  start: number;
  rule: string;
}

/**
 * Asks for a finding's card in the top frame. The finding itself is not sent, for a renderer could make one
 * up: the background checks the words again and shows what the engine says of them.
 */
export interface ShowMessage {
  type: 'show';
  page: PageBatch;
  spot: Spot;
}

/** Has the frames in the sender's page told that they are worth reading. */
export interface FramesMessage {
  type: 'frames';
}

export type ContentMessage =
  | CheckMessage
  | TallyMessage
  | ChoicesMessage
  | HideMessage
  | EvidenceMessage
  | OptionsMessage
  | ShowMessage
  | FramesMessage;

/** What the person has set, as far as it concerns one frame. */
export interface Choices {
  /** Whether the site is read at all. */
  on: boolean;
  amount: Amount;
  languages: ReadLanguage[];
  guard: boolean;
  size: Size;
  /** Words that are left unmarked on this site. */
  hidden: { rule: string; quote: string }[];
}

/** Asks every frame of a tab for its tally anew. */
export interface RecountMessage {
  type: 'recount';
}

/** Asks one frame what it found so far. */
export interface SummaryMessage {
  type: 'summary';
}

/** A setting has changed. */
export interface ChangedMessage {
  type: 'choices';
}

/** Asks the top frame what its page is about; it answers when it has been checked once. */
export interface SubjectMessage {
  type: 'subject';
}

/** `undefined` where the page is about no occupation, or nothing called for a check. */
export interface SubjectAnswer {
  subject: string | undefined;
}

/** Tells a frame to read itself whatever its own gate says. */
export interface AdmitMessage {
  type: 'admit';
}

/** Asks for the frame's site; answered by a string, empty where it has none. */
export interface SiteMessage {
  type: 'site';
}

/** Goes to the next finding of the frame, or to the first; answered by whether there was one. */
export interface StepMessage {
  type: 'step';
  first: boolean;
}

/** Shows the list of all findings of the frame; answered by whether there was any. */
export interface ListMessage {
  type: 'list';
}

/** Shows in the top frame what was found in a frame too small for a card. */
export interface CardMessage {
  type: 'card';
  explained: Explained;
}

export type ExtensionMessage =
  | RecountMessage
  | SummaryMessage
  | ChangedMessage
  | SiteMessage
  | StepMessage
  | ListMessage
  | CardMessage
  | SubjectMessage
  | AdmitMessage;

/** The name of the port between the popup and the frames of a tab. */
export const PORT = 'popup';

/** From every frame, once at first and then after every change. */
export interface PortSummary {
  type: 'summary';
  summary: Summary;
}

/** To every frame; the one with this document goes there. */
export interface PortTravel {
  type: 'travel';
  document: number;
  key: string;
}

/** One finding with the words around it. */
export interface Found extends Explained {
  /** Names the finding within its document. */
  key: string;
  before: string;
  after: string;
}

/** What one frame found so far. */
export interface Summary {
  /** The number of the frame's document, as in {@link TallyMessage}. */
  document: number;
  top: boolean;
  /** See `siteOf`; empty where the frame has none. */
  site: string;
  address: string;
  title: string;
  /** Whether the page is read at all: `off` by the person's choice. */
  state: 'on' | 'off';
  /** `undefined` where nothing called for a check. */
  verdict: Verdict | undefined;
  findings: Found[];
  /** UTF-16 code units that were read, and whether the page has more than is ever read. */
  read: { length: number; complete: boolean };
}

/** Looks names up; answered by a {@link LookupAnswer}. */
export interface LookupMessage {
  type: 'lookup';
  query: string;
  limit: number;
}

/** Asks for all occupations and channels; answered by {@link Overview}. */
export interface OverviewMessage {
  type: 'overview';
}

export interface Overview {
  /** In the order of the lists. */
  occupations: OccupationSummary[];
  channels: ChannelSummary[];
}

/** Gathers the evidence of a tab and opens its page. */
export interface GatherMessage {
  type: 'gather';
  tab: number;
}

/** What the extension's own pages ask of the background. */
export type PageMessage = LookupMessage | OverviewMessage | GatherMessage;

export interface PageAnswers {
  lookup: LookupAnswer | undefined;
  overview: Overview | undefined;
  gather: boolean;
}

export type CheckAnswer = { ok: true; report: Report } | { ok: false; error: CheckError };

/** `refused`: not a message of ours; `engine`: this check failed, the next one may work. */
export type CheckError = 'refused' | 'engine';

/** What one batch may hold; the reader cuts its batches accordingly, the background refuses more. */
export const BOUNDS = {
  passages: 2_000,
  /** UTF-16 code units of one passage. */
  passage: 50_000,
  /** UTF-16 code units of all passages of a batch. */
  text: 1_000_000,
  title: 1_000,
  lang: 64,
  subject: 200,
  /** Of one batch. */
  links: 300,
  /** Of each a batch may have so many, and a frame sends no more in all. */
  fields: 100,
  pictures: 200,
  /** UTF-16 code units of a link's address. */
  address: 500,
  /** UTF-16 code units of a link's text, a field's label, a picture's alt or file name. */
  label: 100,
} as const;

const KINDS: Record<PassageKind, true> = {
  paragraph: true,
  heading: true,
  'list-item': true,
  'table-cell': true,
  'table-header': true,
  quote: true,
  control: true,
};

const FIELD_KINDS: Record<FieldKind, true> = {
  phone: true,
  'id-number': true,
  chat: true,
  name: true,
  email: true,
  address: true,
  password: true,
  file: true,
  other: true,
};

const UINT32 = 2 ** 32;

/** The message as typed, or `undefined` where its shape or its size is not one of ours. */
export function readContentMessage(value: unknown): ContentMessage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'check': {
      const page = readBatch(value.page);
      return page && { type: 'check', page };
    }
    case 'tally': {
      const { document, misleading, caution } = value;
      if (!isCount(document) || !isCount(misleading) || !isCount(caution)) return undefined;
      return { type: 'tally', document, misleading, caution };
    }
    case 'choices':
    case 'evidence':
    case 'options':
      return { type: value.type };
    case 'hide': {
      const { rule, quote } = value;
      if (!isText(rule, LIST_BOUNDS.rule) || !isText(quote, LIST_BOUNDS.quote)) return undefined;
      return { type: 'hide', rule, quote };
    }
    case 'show': {
      const page = readBatch(value.page);
      const spot = readFields(value.spot, SPOT);
      return page && spot && { type: 'show', page, spot };
    }
    case 'frames':
      return { type: 'frames' };
    default:
      return undefined;
  }
}

/** What a page of the extension asks; these messages are only believed from such a page. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'lookup': {
      const { query, limit } = value;
      return isText(query, BOUNDS.subject) && isCount(limit) ? { type: 'lookup', query, limit } : undefined;
    }
    case 'overview':
      return { type: 'overview' };
    case 'gather':
      return isCount(value.tab) ? { type: 'gather', tab: value.tab } : undefined;
    default:
      return undefined;
  }
}

const EXTENSION_MESSAGES: Record<ExtensionMessage['type'], true> = {
  recount: true,
  summary: true,
  choices: true,
  site: true,
  step: true,
  list: true,
  card: true,
  subject: true,
  admit: true,
};

/** What a content script hears comes from its own extension; the guard only tells the kinds apart. */
export function readExtensionMessage(value: unknown): ExtensionMessage | undefined {
  return isRecord(value) && typeof value.type === 'string' && Object.hasOwn(EXTENSION_MESSAGES, value.type)
    ? (value as unknown as ExtensionMessage)
    : undefined;
}

export function isChoices(value: unknown): value is Choices {
  return isRecord(value) && typeof value.on === 'boolean';
}

/** The answer of a top frame; nothing where there is none or it is of no use. */
export function readSubject(value: unknown): string | undefined {
  return isRecord(value) && isText(value.subject, BOUNDS.subject) ? value.subject : undefined;
}

export function isCheckAnswer(value: unknown): value is CheckAnswer {
  return isRecord(value) && typeof value.ok === 'boolean';
}

type Guards<T> = { [Field in keyof Required<T>]: (value: unknown) => boolean };

// One guard for every field, so that a field that is new in Rust does not pass unread, nor get lost.
const PASSAGE: Guards<Passage> = {
  id: isCount,
  kind: isKind,
  rank: (value) => isCount(value) && value <= 6,
  text: (value) => isText(value, BOUNDS.passage),
};

const SPOT: Guards<Spot> = {
  passage: isCount,
  start: isCount,
  rule: (value) => isText(value, LIST_BOUNDS.rule),
};

const CONTEXT: Guards<PageContext> = {
  subject: optional((value) => isText(value, BOUNDS.subject)),
  certificate: (value) => typeof value === 'boolean',
  warns: isCount,
  recruits: isCount,
  promotes: (value) => typeof value === 'boolean',
};

const LINK: Guards<PageLink> = {
  href: (value) => isText(value, BOUNDS.address),
  text: (value) => isText(value, BOUNDS.label),
};

const FIELD: Guards<PageField> = {
  kind: (value) => typeof value === 'string' && Object.hasOwn(FIELD_KINDS, value),
  label: (value) => isText(value, BOUNDS.label),
};

const PICTURE: Guards<PagePicture> = {
  alt: (value) => isText(value, BOUNDS.label),
  file: (value) => isText(value, BOUNDS.label),
};

const BATCH: Guards<PageBatch> = {
  title: (value) => isText(value, BOUNDS.title),
  lang: optional((value) => isText(value, BOUNDS.lang)),
  passages: (value) => Array.isArray(value) && value.length <= BOUNDS.passages,
  links: optional((value) => isListOf(value, BOUNDS.links, LINK)),
  fields: optional((value) => isListOf(value, BOUNDS.fields, FIELD)),
  pictures: optional((value) => isListOf(value, BOUNDS.pictures, PICTURE)),
  context: optional(isRecord),
};

function readBatch(value: unknown): PageBatch | undefined {
  const batch = readFields(value, BATCH);
  if (!batch) return undefined;
  const passages: Passage[] = [];
  let length = 0;
  for (const entry of batch.passages) {
    const passage = readFields(entry, PASSAGE);
    if (!passage) return undefined;
    length += passage.text.length;
    if (length > BOUNDS.text) return undefined;
    passages.push(passage);
  }
  if (batch.links) batch.links = readAll(batch.links, LINK);
  if (batch.fields) batch.fields = readAll(batch.fields, FIELD);
  if (batch.pictures) batch.pictures = readAll(batch.pictures, PICTURE);
  if (batch.context === undefined) return { ...batch, passages };
  const context = readFields(batch.context, CONTEXT);
  return context && { ...batch, passages, context };
}

/** The fields that have a guard and pass it, and no others; `undefined` when one does not. */
function readFields<T>(value: unknown, guards: Guards<T>): T | undefined {
  if (!isRecord(value)) return undefined;
  const read: Record<string, unknown> = {};
  for (const [field, holds] of Object.entries<(value: unknown) => boolean>(guards)) {
    const own = Object.hasOwn(value, field) ? value[field] : undefined;
    if (!holds(own)) return undefined;
    if (own !== undefined) read[field] = own;
  }
  return read as T;
}

function isListOf<T>(value: unknown, most: number, guards: Guards<T>): boolean {
  return Array.isArray(value) && value.length <= most && value.every((one) => readFields(one, guards));
}

/** Entries that have passed their guards, without what does not belong to them. */
function readAll<T>(entries: readonly T[], guards: Guards<T>): T[] {
  return entries.flatMap((entry) => readFields(entry, guards) ?? []);
}

function optional(holds: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => value === undefined || holds(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, bound: number): value is string {
  return typeof value === 'string' && value.length <= bound;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < UINT32;
}

function isKind(value: unknown): value is PassageKind {
  return typeof value === 'string' && Object.hasOwn(KINDS, value);
}
