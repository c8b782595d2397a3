// One frame's life: gate, read, check, mark; then its changes, for as long as the page and the extension
// live.
//
//   reading ──▶ passages ──▶ client ··▶ background
//      ▲                        │ report
//      └─────── page ◀── highlights ◀┘ ──▶ pointer, card
//
// A page that the gate refuses costs one pass and an observer that tests what is added.

import type { PageContext, Report, Verdict } from '../engine-types';
import { BOUNDS, type PageBatch, type Summary } from '../protocol';
import { type Explained, explain } from '../ui/explained';
import { batches } from './batches';
import { Client } from './client';
import type { Gathered } from './gather';
import { Highlights } from './highlight';
import type { ReadPassage } from './passage';
import { Pointer } from './pointer';
import { PageReading } from './reading';
import type { Job } from './slices';

/** How long a frame waits to hear what the page around it is about. */
const SUBJECT_MS = 2_000;

/** Until the content script of a frame that was loaded listens. */
const FRAME_MS = 500;

export class Session {
  #reading = new PageReading({
    admitted: () => void this.#start(),
    refused: () => this.#settle(),
    accepts: () => true,
    changed: (fresh, stale, gathered) => this.#changed(fresh, stale, gathered),
    navigated: () => this.#forget(),
    framed: () => this.#tellFrames(),
    shadow: (root) => this.#highlights.addShadow(root),
    lost: () => this.detach(),
  });
  #settle: () => void = () => undefined;
  #known = new Promise<void>((resolve) => {
    this.#settle = resolve;
  });
  #beside: Gathered = { links: [], fields: [], pictures: [] };
  #context: PageContext | undefined;
  #verdict: Verdict | undefined;
  #findings = new Map<number, Explained[]>();
  #checks: Promise<void> = Promise.resolve();
  #client = new Client(() => this.detach());
  #highlights = new Highlights();
  #pointer = new Pointer(this.#highlights, () => this.detach());
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
    this.#pointer.detach();
    this.#highlights.detach();
  }

  /** Tells the background again how many findings stand here. */
  recount(): void {
    if (this.#tallied !== '0 0') this.#tally(true);
  }

  summary(): Summary {
    return {
      verdict: this.#verdict,
      findings: [...this.#findings.values()].flat(),
      read: this.#reading.read,
    };
  }

  /** Reads this frame because the page around it speaks of certificates. */
  admit(): void {
    if (window !== window.top) this.#reading.admit();
  }

  /** What the page is about, once that is known: frames in it may be read before it is. */
  async subject(): Promise<string | undefined> {
    await Promise.race([this.#known, new Promise((resolve) => setTimeout(resolve, SUBJECT_MS))]);
    return this.#context?.subject;
  }

  #leave = (): void => {
    if (this.#tallied !== '0 0')
      void this.#client.tally({ document: this.#document, misleading: 0, caution: 0 });
  };

  #comeBack = (event: PageTransitionEvent): void => {
    if (event.persisted) this.recount();
  };

  async #start(): Promise<void> {
    await this.#reading.start();
    await this.#checks;
    this.#settle();
    this.#tellFrames();
  }

  #changed(fresh: readonly ReadPassage[], stale: readonly ReadPassage[], gathered: Gathered): void {
    this.#beside.links.push(...gathered.links);
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
      const report = await this.#client.check(this.#page(batch));
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
  }

  #page(passages: readonly ReadPassage[]): PageBatch {
    const page: PageBatch = {
      title: document.title.slice(0, BOUNDS.title),
      passages: passages.map(({ id, kind, rank, text }) => ({ id, kind, rank, text })),
    };
    const lang = document.documentElement?.getAttribute('lang')?.slice(0, BOUNDS.lang);
    if (lang) page.lang = lang;
    // What stands beside the text travels with the next passages; by itself it calls for no check.
    const { links, fields, pictures } = this.#beside;
    if (links.length > 0) page.links = links.splice(0, BOUNDS.links);
    if (fields.length > 0) page.fields = fields.splice(0, BOUNDS.fields);
    if (pictures.length > 0) page.pictures = pictures.splice(0, BOUNDS.pictures);
    if (this.#context) page.context = this.#context;
    return page;
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
      this.#highlights.mark(passage, explained);
    }
    if (this.#highlights.size > 0) this.#pointer.attach();
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

/** Later batches are parts of a page: what an earlier one showed of the whole still holds. */
function heavier(one: Verdict | undefined, other: Verdict): Verdict {
  const order: Verdict[] = ['clean', 'warning', 'caution', 'misleading'];
  return one !== undefined && order.indexOf(one) > order.indexOf(other) ? one : other;
}
