// One frame's life: gate, read, check, mark; then its changes, for as long as the page and the extension
// live.
//
//   reading ──▶ passages ──▶ client ··▶ background
//      ▲                        │ report
//      └─────── page ◀── highlights ◀┘ ──▶ pointer, card
//
// A page that the gate refuses costs one pass and an observer that tests what is added.

import type { PageContext, Report, Verdict } from '../engine-types';
import { BOUNDS, type Choices, type Found, type PageBatch, type Summary } from '../protocol';
import { siteOf } from '../settings';
import { type Explained, explain } from '../ui/explained';
import { batches } from './batches';
import { Cards } from './cards';
import { Client, DEFAULT_CHOICES } from './client';
import type { Gathered } from './gather';
import { Guard } from './guard';
import { Highlights, type Mark } from './highlight';
import { linksOf } from './links';
import { isMarked, isWanted } from './marked';
import { partsOf, type ReadPassage } from './passage';
import { Pointer } from './pointer';
import { PageReading } from './reading';
import type { Job } from './slices';
import { isSpoken } from './spoken';

/** UTF-16 code units of a page's words around a finding, for evidence. */
const AROUND = 60;
/** Passages before and after a finding that are checked again for a card in the top frame. */
const PASSAGES_SHOWN = 200;
/** How long a frame waits to hear what the page around it is about. */
const SUBJECT_MS = 2_000;
/** Until the content script of a frame that was loaded listens. */
const FRAME_MS = 500;

export class Session {
  #reading = new PageReading({
    admitted: () => void this.#start(),
    refused: () => this.#settle(),
    accepts: ({ text }) => this.#known().on && isSpoken(text, this.#known().languages),
    changed: (fresh, stale, gathered) => this.#changed(fresh, stale, gathered),
    navigated: () => this.#forget(),
    framed: () => this.#tellFrames(),
    shadow: (root) => this.#highlights.addShadow(root),
    lost: () => this.detach(),
  });
  #settle: () => void = () => undefined;
  /** Resolves when the page was refused, or checked once. */
  #settled = new Promise<void>((resolve) => {
    this.#settle = resolve;
  });
  #beside: Gathered = { fields: [], pictures: [] };
  #context: PageContext | undefined;
  #verdict: Verdict | undefined;
  #findings = new Map<number, Explained[]>();
  #checks: Promise<void> = Promise.resolve();
  #client = new Client(() => this.detach());
  #highlights = new Highlights();
  #choices: Choices | undefined;
  /** Marks that the person took away until the page is loaded anew, by rule and words. */
  #hiddenNow: Choices['hidden'] = [];
  #frame = {
    marks: () => this.#highlights.all(),
    choices: () => this.#known(),
    hide: (mark: Mark, scope: 'now' | 'site') => this.#hide(mark, scope),
    showAbove: (mark: Mark) => this.#showAbove(mark),
    send: (message: { type: 'evidence' }) => void this.#client.send(message),
    options: () => void this.#client.send({ type: 'options' }),
    lost: () => this.detach(),
  };
  readonly cards = new Cards(this.#frame);
  #guard = new Guard(this.#frame, this.cards);
  #pointer = new Pointer(this.#highlights, this.cards);
  /** Called after what was found has changed. */
  changed: () => void = () => undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;
  #tallied = '0 0';
  #document = Math.floor(Math.random() * 2 ** 32);

  attach(): void {
    window.addEventListener('pagehide', this.#leave);
    window.addEventListener('pageshow', this.#comeBack);
    this.#reading.attach();
  }

  detach(): void {
    clearTimeout(this.#telling);
    window.removeEventListener('pagehide', this.#leave);
    window.removeEventListener('pageshow', this.#comeBack);
    this.#reading.detach();
    this.#guard.detach();
    this.#pointer.detach();
    this.#highlights.detach();
  }

  /** Tells the background again how many findings stand here. */
  recount(): void {
    if (this.#tallied !== '0 0') this.#tally(true);
  }

  summary(): Summary {
    return {
      document: this.#document,
      top: window === window.top,
      site: siteOf(location.href) ?? '',
      address: location.href,
      title: document.title.slice(0, BOUNDS.title),
      state: this.#choices?.on === false ? 'off' : 'on',
      verdict: this.#choices?.on === false ? undefined : this.#verdict,
      findings: this.#found(),
      read: this.#reading.read,
    };
  }

  /** Reads this frame because the page around it speaks of certificates. */
  admit(): void {
    if (window !== window.top) this.#reading.admit();
  }

  /** What the page is about, once that is known: frames in it may be read before it is. */
  async subject(): Promise<string | undefined> {
    await Promise.race([this.#settled, new Promise((resolve) => setTimeout(resolve, SUBJECT_MS))]);
    return this.#context?.subject;
  }

  get document(): number {
    return this.#document;
  }

  /** Asks anew what the person has set, and shows it. */
  async choose(): Promise<void> {
    const before = this.#choices;
    // A page that the gate refused asks when the gate admits it.
    if (!before) return;
    const choices = await this.#client.choices();
    this.#choices = choices;
    const isReadAnew = choices.on !== before.on || choices.languages.join() !== before.languages.join();
    if (isReadAnew) this.#startAnew();
    else this.#markAnew();
    this.changed();
  }

  /** Shows what a frame too small for a card has found. */
  showFor(explained: Explained): void {
    this.#pointer.attach();
    void this.cards.openFor(explained);
  }

  /** Goes to a finding of {@link summary}. */
  travel(key: string): void {
    const mark = this.#markOf(key);
    if (!mark) return;
    this.#pointer.attach();
    this.cards.travel(mark);
  }

  #known(): Choices {
    return this.#choices ?? DEFAULT_CHOICES;
  }

  #found(): Found[] {
    return [...this.#findings].flatMap(([id, explained]) => {
      const text = this.#reading.get(id)?.text ?? '';
      return explained.map((one) => ({
        ...one,
        key: keyOf(one),
        before: text.slice(Math.max(0, one.finding.start - AROUND), one.finding.start),
        after: text.slice(one.finding.end, one.finding.end + AROUND),
      }));
    });
  }

  /** The mark of a finding, or what would be its mark where the person wants it not marked. */
  #markOf(key: string): Mark | undefined {
    const marked = this.#highlights.all().find((mark) => keyOf(mark.explained) === key);
    if (marked) return marked;
    const explained = [...this.#findings.values()].flat().find((one) => keyOf(one) === key);
    const passage = explained && this.#reading.get(explained.finding.passage);
    if (!explained || !passage || !isMarked(explained.finding.level)) return undefined;
    const { level, start, end } = explained.finding;
    return { level, explained, parts: partsOf(passage.pieces, start, end), ranges: [] };
  }

  #hide({ explained: { finding } }: Mark, scope: 'now' | 'site'): void {
    const { rule, quote } = finding;
    this.#hiddenNow.push({ rule, quote });
    if (scope === 'site') void this.#client.send({ type: 'hide', rule, quote });
    this.#markAnew();
  }

  async #showAbove({ explained: { finding } }: Mark): Promise<boolean> {
    const { passage, start, rule } = finding;
    const all = [...this.#reading.all()];
    const at = all.findIndex((one) => one.id === passage);
    const near = all.slice(Math.max(0, at - PASSAGES_SHOWN), at + PASSAGES_SHOWN);
    const page = this.#page(near);
    return (await this.#client.send({ type: 'show', page, spot: { passage, start, rule } })) === true;
  }

  /** Takes everything away and, where the site is on, reads it from the beginning. */
  #startAnew(): void {
    const known = this.#reading.stop();
    this.#forget();
    this.#checks = this.#checks.then(() => {
      this.#drop(known);
      this.#tally(false);
      this.changed();
    });
    if (this.#known().on) void this.#read();
  }

  /** The same findings, marked as the person wants them now. */
  #markAnew(): void {
    for (const [id, explained] of this.#findings) {
      const passage = this.#reading.get(id);
      if (!passage) continue;
      this.#pointer.forget(this.#highlights.drop(id));
      this.#mark(passage, explained);
    }
    this.#tally(false);
  }

  #mark(passage: ReadPassage, explained: readonly Explained[]): void {
    const choices = this.#known();
    const wanted = { ...choices, hidden: [...choices.hidden, ...this.#hiddenNow] };
    this.#highlights.mark(
      passage,
      explained.filter((one) => isWanted(one, wanted)),
    );
    if (this.#highlights.size === 0) return;
    this.#pointer.attach();
    if (choices.guard) this.#guard.attach();
  }

  #leave = (): void => {
    if (this.#tallied !== '0 0')
      void this.#client.tally({ document: this.#document, misleading: 0, caution: 0 });
  };

  #comeBack = (event: PageTransitionEvent): void => {
    if (event.persisted) this.recount();
  };

  async #start(): Promise<void> {
    this.#choices = await this.#client.choices();
    this.changed();
    if (this.#choices.on) await this.#read();
    else this.#settle();
  }

  async #read(): Promise<void> {
    await this.#reading.start();
    await this.#checks;
    this.#settle();
    this.#tellFrames();
  }

  #changed(fresh: readonly ReadPassage[], stale: readonly ReadPassage[], gathered: Gathered): void {
    this.#beside.fields.push(...gathered.fields);
    this.#beside.pictures.push(...gathered.pictures);
    this.#highlights.refresh();
    if (fresh.length === 0 && stale.length === 0) return;
    // One after the other, for each batch needs what the one before said of the page.
    this.#checks = this.#checks.then(() => this.#check(fresh, stale));
  }

  /** What was said of another page in the same document. */
  #forget(): void {
    this.#checks = this.#checks.then(() => {
      this.#context = undefined;
      this.#verdict = undefined;
    });
  }

  async #check(passages: readonly ReadPassage[], stale: readonly ReadPassage[]): Promise<void> {
    // Old marks stay until the new ones are there: a passage that changes must not flicker.
    let old = stale;
    // What went while it waited for its turn is not worth a check.
    const current = passages.filter((passage) => this.#reading.get(passage.id) === passage);
    for (const batch of batches(current)) {
      const report = await this.#client.check({ ...this.#page(batch), ...this.#takeBeside() });
      this.#drop(old);
      old = [];
      if (!report) continue;
      this.#context = report.context;
      this.#verdict = heavier(this.#verdict, report.verdict);
      this.#reading.judge(report.findings.length > 0);
      await this.#reading.slices.run(this.#show(report));
    }
    this.#drop(old);
    this.#tally(false);
    this.changed();
  }

  #page(passages: readonly ReadPassage[]): PageBatch {
    const page: PageBatch = {
      title: document.title.slice(0, BOUNDS.title),
      passages: passages.map(({ id, kind, rank, text }) => ({ id, kind, rank, text })),
    };
    const lang = document.documentElement?.getAttribute('lang')?.slice(0, BOUNDS.lang);
    if (lang) page.lang = lang;
    const links = linksOf(passages);
    if (links.length > 0) page.links = links;
    if (this.#context) page.context = this.#context;
    return page;
  }

  /** What stands beside the text travels with the next passages; by itself it calls for no check. */
  #takeBeside(): Pick<PageBatch, 'fields' | 'pictures'> {
    const { fields, pictures } = this.#beside;
    return {
      ...(fields.length > 0 ? { fields: fields.splice(0, BOUNDS.fields) } : {}),
      ...(pictures.length > 0 ? { pictures: pictures.splice(0, BOUNDS.pictures) } : {}),
    };
  }

  #drop(passages: readonly ReadPassage[]): void {
    for (const { id } of passages) {
      this.#findings.delete(id);
      this.#pointer.forget(this.#highlights.drop(id));
    }
  }

  *#show(report: Report): Job {
    const byPassage = Map.groupBy(explain(report), (one) => one.finding.passage);
    for (const [id, explained] of byPassage) {
      yield;
      // Gone in the meantime, or changed: then it is on its way again under a new number.
      const passage = this.#reading.get(id);
      if (!passage) continue;
      this.#findings.set(id, explained);
      this.#mark(passage, explained);
    }
  }

  /** Frames in the page take over what it is about; the ones that are there, and any that comes later. */
  #tellFrames(): void {
    if (window !== window.top || window.length === 0 || this.#context?.subject === undefined) return;
    // A frame that has just come hears nothing yet.
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      void this.#client.frames();
    }, FRAME_MS);
  }

  #tally(always: boolean): void {
    const misleading = this.#highlights.count('misleading');
    const caution = this.#highlights.count('caution');
    const tallied = `${misleading} ${caution}`;
    if (tallied === this.#tallied && !always) return;
    this.#tallied = tallied;
    void this.#client.tally({ document: this.#document, misleading, caution });
  }
}

function keyOf({ finding: { passage, start, end, rule } }: Explained): string {
  return `${passage} ${start} ${end} ${rule}`;
}

/** Later batches are parts of a page: what an earlier one showed of the whole still holds. */
function heavier(one: Verdict | undefined, other: Verdict): Verdict {
  const order: Verdict[] = ['clean', 'warning', 'caution', 'misleading'];
  return one !== undefined && order.indexOf(one) > order.indexOf(other) ? one : other;
}
