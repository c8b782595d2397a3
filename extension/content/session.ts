// One frame's life: gate, read, check, mark; then its changes, for as long as the page and the extension
// live.
//
//   gate ──▶ reader ──▶ passages ──▶ client ··▶ background
//    ▲                                  │ report
//    └── observer ◀── page ◀── highlights ◀┘ ──▶ pointer, card
//
// A page that the gate refuses costs one pass and an observer that tests what is added.

import { isAlive } from '../browser';
import type { PageContext, Report, Verdict } from '../engine-types';
import { BOUNDS, type Choices, type Found, type PageBatch, type Summary } from '../protocol';
import { siteOf } from '../settings';
import { type Explained, explain } from '../ui/explained';
import { batches } from './batches';
import { isShown, Places } from './blocks';
import { Cards } from './cards';
import { Client, DEFAULT_CHOICES } from './client';
import { admitsPage, admitsTree } from './gate';
import { Guard } from './guard';
import { Highlights, type Mark } from './highlight';
import { isMarked, isWanted } from './marked';
import { type Changes, PageObserver } from './observe';
import { partsOf, type ReadPassage } from './passage';
import { Passages } from './passages';
import { Patience } from './patience';
import { Pointer } from './pointer';
import { Reader } from './read';
import { isSpoken } from './spoken';

/** UTF-16 code units that are read of one frame, whatever it adds. */
const READ_AT_MOST = 5_000_000;
/** UTF-16 code units of a page's words around a finding, for evidence. */
const AROUND = 60;
/** Passages before and after a finding that are checked again for a card in the top frame. */
const PASSAGES_SHOWN = 200;
/** Hidden elements that are looked at again after a change. */
const HIDDEN_AT_MOST = 2_000;

export class Session {
  #admitted = false;
  #reader = new Reader();
  #passages = new Passages();
  #hidden = new Set<Element>();
  #patience = new Patience();
  #deferred = new Set<Element>();
  #deferral: ReturnType<typeof setTimeout> | undefined;
  #context: PageContext | undefined;
  #verdict: Verdict | undefined;
  #findings = new Map<number, Explained[]>();
  #checks: Promise<void> = Promise.resolve();
  #client = new Client(() => this.detach());
  #observer = new PageObserver((changes) => this.#changed(changes));
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
  #cut = false;
  #tallied = '0 0';
  #document = Math.floor(Math.random() * 2 ** 32);

  attach(): void {
    this.#observer.attach(false);
    window.addEventListener('pagehide', this.#leave);
    window.addEventListener('pageshow', this.#comeBack);
    if (admitsPage(document)) this.#admit();
  }

  detach(): void {
    clearTimeout(this.#deferral);
    window.removeEventListener('pagehide', this.#leave);
    window.removeEventListener('pageshow', this.#comeBack);
    this.#observer.detach();
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
      read: { length: this.#passages.length, complete: !this.#cut },
    };
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
      const text = this.#passages.get(id)?.text ?? '';
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
    const passage = explained && this.#passages.get(explained.finding.passage);
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
    const all = [...this.#passages.all()];
    const at = all.findIndex((one) => one.id === passage);
    const near = all.slice(Math.max(0, at - PASSAGES_SHOWN), at + PASSAGES_SHOWN);
    const page = this.#page(near);
    return (await this.#client.send({ type: 'show', page, spot: { passage, start, rule } })) === true;
  }

  /** Takes everything away and, where the site is on, reads it from the beginning. */
  #startAnew(): void {
    this.#checks = this.#checks.then(() => {
      const all = [...this.#passages.all()];
      for (const passage of all) this.#passages.delete(passage);
      this.#drop(all);
      this.#context = undefined;
      this.#verdict = undefined;
      this.#cut = false;
      this.#tally(false);
      this.#patience = new Patience();
      this.#readPage();
    });
  }

  /** The same findings, marked as the person wants them now. */
  #markAnew(): void {
    for (const [id, explained] of this.#findings) {
      const passage = this.#passages.get(id);
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

  #admit(): void {
    this.#admitted = true;
    this.#observer.attach(true);
    void this.#client.choices().then((choices) => {
      this.#choices = choices;
      this.#readPage();
      this.changed();
    });
  }

  #readPage(): void {
    const root = document.body ?? document.documentElement;
    if (root) this.#readAgain([root]);
  }

  #changed({ touched, removed }: Changes): void {
    if (!isAlive()) {
      this.detach();
      return;
    }
    if (!this.#admitted) {
      for (const node of touched) {
        if (!node.isConnected || !admitsTree(node)) continue;
        this.#admit();
        return;
      }
      return;
    }
    if (!this.#choices?.on) return;
    const roots = new Set<Element>();
    const places = new Places();
    for (const node of removed) this.#gone(node, roots);
    for (const node of touched) {
      const block = blockOf(node, places);
      if (block) roots.add(block);
    }
    for (const element of this.#hidden) {
      if (element.isConnected && !isShown(element)) continue;
      this.#hidden.delete(element);
      if (element.isConnected) roots.add(places.of(element).block);
    }
    this.#readAgain(outermost(roots));
    this.#tally(false);
    this.changed();
  }

  /** Drops passages that went with `node`; what is left of one is to be read anew. */
  #gone(node: Node, roots: Set<Element>): void {
    if (node.isConnected) return;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text: Node | null = walker.currentNode; text; text = walker.nextNode()) {
      for (const passage of this.#passages.ofNode(text)) {
        if (passage.pieces.some((piece) => piece.node.isConnected)) {
          if (passage.block.isConnected) roots.add(passage.block);
          continue;
        }
        this.#passages.delete(passage);
        this.#drop([passage]);
      }
    }
  }

  /** Reads under `roots` and has checked what is not the same as before. */
  #readAgain(roots: Iterable<Element>): void {
    const choices = this.#choices;
    if (!choices?.on) return;
    const fresh: ReadPassage[] = [];
    const kept = new Set<ReadPassage>();
    const now = performance.now();
    for (const root of roots) {
      const wait = this.#patience.wait(root, now);
      if (wait > 0) {
        this.#defer(root, wait);
        continue;
      }
      const { passages, hidden } = this.#reader.read(root);
      for (const passage of passages) {
        const known = this.#passages.same(passage);
        if (known) kept.add(known);
        else if (isSpoken(passage.text, choices.languages)) fresh.push(passage);
      }
      for (const element of hidden) {
        if (this.#hidden.size < HIDDEN_AT_MOST) this.#hidden.add(element);
      }
    }
    const stale = new Set<ReadPassage>();
    const checked: ReadPassage[] = [];
    for (const passage of fresh) {
      for (const { node } of passage.pieces) {
        for (const old of this.#passages.ofNode(node)) if (!kept.has(old)) stale.add(old);
      }
    }
    for (const passage of stale) this.#passages.delete(passage);
    for (const passage of fresh) {
      if (this.#passages.length + passage.text.length > READ_AT_MOST) {
        this.#cut = true;
        break;
      }
      this.#passages.add(passage);
      checked.push(passage);
    }
    if (checked.length === 0 && stale.size === 0) return;
    // One after the other, for each batch needs what the one before said of the page.
    this.#checks = this.#checks.then(() => this.#check(checked, stale));
  }

  #defer(root: Element, wait: number): void {
    this.#deferred.add(root);
    this.#deferral ??= setTimeout(() => {
      this.#deferral = undefined;
      const roots = outermost(this.#deferred);
      this.#deferred.clear();
      this.#readAgain(roots.filter((root) => root.isConnected));
    }, wait);
  }

  async #check(passages: readonly ReadPassage[], stale: Iterable<ReadPassage>): Promise<void> {
    // Old marks stay until the new ones are there: a passage that changes must not flicker.
    let old = [...stale];
    for (const batch of batches(passages)) {
      const report = await this.#client.check(this.#page(batch));
      this.#drop(old);
      old = [];
      if (!report) continue;
      this.#context = report.context;
      this.#verdict = heavier(this.#verdict, report.verdict);
      this.#show(report);
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
    const lang = document.documentElement?.lang.slice(0, BOUNDS.lang);
    if (lang) page.lang = lang;
    if (this.#context) page.context = this.#context;
    return page;
  }

  #drop(passages: readonly ReadPassage[]): void {
    for (const { id } of passages) {
      this.#findings.delete(id);
      this.#pointer.forget(this.#highlights.drop(id));
    }
  }

  #show(report: Report): void {
    const byPassage = Map.groupBy(explain(report), (one) => one.finding.passage);
    for (const [id, explained] of byPassage) {
      // Gone in the meantime, or changed: then it is on its way again under a new number.
      const passage = this.#passages.get(id);
      if (!passage) continue;
      this.#findings.set(id, explained);
      this.#mark(passage, explained);
    }
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

/** The block to read for a node that came or changed; none where it has nothing to read. */
function blockOf(node: Node, places: Places): Element | undefined {
  if (!node.isConnected || !/\S/.test(node.textContent ?? '')) return undefined;
  const element = node instanceof Element ? node : node.parentElement;
  if (!element) return undefined;
  const place = places.of(element);
  return place.readable ? place.block : undefined;
}

/** Later batches are parts of a page: what an earlier one showed of the whole still holds. */
function heavier(one: Verdict | undefined, other: Verdict): Verdict {
  const order: Verdict[] = ['clean', 'warning', 'caution', 'misleading'];
  return one !== undefined && order.indexOf(one) > order.indexOf(other) ? one : other;
}

function outermost(elements: ReadonlySet<Element>): Element[] {
  return [...elements].filter((element) => {
    for (let above = element.parentElement; above; above = above.parentElement) {
      if (elements.has(above)) return false;
    }
    return true;
  });
}
