// What is known of one frame's text, kept up to date for as long as the page lives: the gate first, then the
// passages, then what changes. All of it is done in slices; nothing of it is done while nobody looks.
//
//   gate ──▶ reader ──▶ passages ──▶ check (session)
//    ▲          ▲
//    └─ observer ┴─ patience
//
// What is read is bounded: characters, hidden elements, shadow hosts. A page that goes beyond is read as
// far as that.

import { isAlive } from '../browser';
import { isShown, type Place, Places } from './blocks';
import { admitsPage, admitsTree, POSSIBLE_HOSTS } from './gate';
import type { Gathered } from './gather';
import { type Changes, PageObserver } from './observe';
import { anchorsOf, type ReadPassage } from './passage';
import { Passages } from './passages';
import { Patience } from './patience';
import { type Listener, Reader } from './read';
import { mayBeHost, parentOf, shadowOf } from './roots';
import { type Job, Slices } from './slices';

/** UTF-16 code units that are read of one frame, whatever it adds. */
const READ_AT_MOST = 5_000_000;
/** After so many a part is sent, for a person wants to see the first marks before the last word is read. */
const PART = 60_000;
/** Elements that hide text and are looked at again after a change. */
const HIDDEN_AT_MOST = 2_000;
/** A shadow root may be attached to an element at any time, and nothing tells. */
const HOST_LOOKS_MS = [1_000, 4_000, 15_000];
const HOSTS_AT_MOST = 500;
/** Nodes that an element holds which is read as one line. */
const LINE = 40;

export interface ReadingListener {
  /** The gate has admitted the page: {@link PageReading.start} has it read. */
  admitted(): void;
  /** The gate has refused the page as it is now. */
  refused(): void;
  /** Whether a passage is to be checked. */
  accepts(passage: ReadPassage): boolean;
  /** Passages that are new or changed, and those that they replace. */
  changed(fresh: readonly ReadPassage[], stale: readonly ReadPassage[], gathered: Gathered): void;
  /** Another page in the same document. */
  navigated(): void;
  /** A frame in this page has loaded. */
  framed(): void;
  /** A shadow root whose text was read. */
  shadow(root: ShadowRoot): void;
  /** The extension behind this script is gone. */
  lost(): void;
}

export class PageReading {
  readonly slices = new Slices();
  #listener: ReadingListener;
  #admitted = false;
  #started = false;
  #reader = new Reader();
  #passages = new Passages();
  #hidden = new Set<Element>();
  #patience = new Patience();
  #deferred = new Set<Element>();
  #deferral: ReturnType<typeof setTimeout> | undefined;
  #observer = new PageObserver(
    (changes) => this.#changed(changes),
    () => this.#listener.framed(),
  );
  #address = location.href;
  #looks: ReturnType<typeof setTimeout>[] = [];
  #bounded = false;

  constructor(listener: ReadingListener) {
    this.#listener = listener;
  }

  attach(): void {
    this.#observer.attach(false);
    void this.slices.run(this.#begin());
  }

  /** Takes the page as admitted whatever the gate said. */
  admit(): void {
    if (this.#admitted) return;
    this.#admitted = true;
    this.#observer.attach(true);
    this.#listener.admitted();
  }

  /** Reads the page and from then on its changes. Resolves when it was read once. */
  start(): Promise<void> {
    this.#started = true;
    return this.slices.run(this.#readPage());
  }

  /** Forgets what was read and reads no changes until {@link start}; gives what was known. */
  stop(): ReadPassage[] {
    this.#started = false;
    const known = [...this.#passages.all()];
    for (const passage of known) this.#passages.delete(passage);
    this.#patience = new Patience();
    this.#bounded = false;
    return known;
  }

  detach(): void {
    clearTimeout(this.#deferral);
    for (const look of this.#looks) clearTimeout(look);
    this.#observer.detach();
    this.slices.detach();
  }

  get(id: number): ReadPassage | undefined {
    return this.#passages.get(id);
  }

  all(): Iterable<ReadPassage> {
    return this.#passages.all();
  }

  /** UTF-16 code units that were read, and whether the page has more than is ever read. */
  get read(): { length: number; complete: boolean } {
    return { length: this.#passages.length, complete: !this.#bounded };
  }

  /** A check found something or nothing: changes of a page with nothing in it may wait. */
  judge(worth: boolean): void {
    this.#observer.judge(worth);
  }

  *#begin(): Job {
    if (yield* admitsPage(document, this.#foundShadow)) this.admit();
    else this.#listener.refused();
    this.#looks = HOST_LOOKS_MS.map((wait) =>
      setTimeout(() => void this.slices.run(this.#lookForShadows()), wait),
    );
  }

  *#readPage(): Job {
    const root = rootOf(document);
    if (root) yield* this.#read([root], new Set(), true);
  }

  #foundShadow = (root: ShadowRoot): void => {
    this.#observer.addShadow(root);
    this.#listener.shadow(root);
  };

  /** Roots that were attached since the elements were read. */
  *#lookForShadows(): Job {
    const found: Element[] = [];
    let hosts = 0;
    for (const element of document.querySelectorAll(POSSIBLE_HOSTS)) {
      if (++hosts > HOSTS_AT_MOST) break;
      const root = mayBeHost(element) ? shadowOf(element) : null;
      if (root && !this.#observer.knows(root)) found.push(element);
      yield;
    }
    yield* this.#take(found);
  }

  /** Nodes that came: through the gate where the page is not admitted yet, else to be read. */
  *#take(nodes: Iterable<Node>): Job {
    if (this.#admitted) {
      if (!this.#started) return;
      const places = new Places();
      const blocks = new Set<Element>();
      for (const node of nodes) {
        const block = blockOf(node, places);
        if (block) blocks.add(block);
        yield;
      }
      yield* this.#read(outermost(blocks), new Set(), false);
      return;
    }
    let tested = false;
    for (const node of nodes) {
      if (!node.isConnected) continue;
      tested = true;
      if (!(yield* admitsTree(around(node), this.#foundShadow))) continue;
      this.admit();
      return;
    }
    if (tested) this.#observer.judge(false);
  }

  #changed(changes: Changes): void {
    if (!isAlive()) {
      this.#listener.lost();
      return;
    }
    // What changes before the first reading is read with it.
    if (this.#admitted && !this.#started) return;
    void this.slices.run(this.#follow(changes));
  }

  *#follow({ touched, removed, restyled, everything }: Changes): Job {
    const moved = this.#address !== location.href;
    if (moved) {
      const other = isOtherPage(this.#address, location.href);
      this.#address = location.href;
      if (other && this.#admitted) {
        this.#listener.navigated();
        yield* this.#readAnew();
        return;
      }
    }
    if (everything) {
      const root = rootOf(document);
      if (!this.#admitted) yield* this.#take(root ? [root] : []);
      else yield* this.#readEverything();
      return;
    }
    if (!this.#admitted) {
      yield* this.#take(touched);
      return;
    }
    const places = new Places();
    const blocks = new Set<Element>();
    const suspects = new Set<ReadPassage>();
    const gone: ReadPassage[] = [];
    for (const node of removed) yield* this.#gone(node, blocks, gone);
    if (gone.length > 0) this.#listener.changed([], gone, NOTHING);
    for (const node of touched) {
      for (const passage of this.#passages.ofNode(node)) suspects.add(passage);
      const block = blockOf(node, places);
      if (block) blocks.add(block);
      yield;
    }
    if (restyled) yield* this.#lookAtHidden(places, blocks);
    yield* this.#read(outermost(blocks), suspects, false);
  }

  /** What was hidden and is no more is to be read. */
  *#lookAtHidden(places: Places, blocks: Set<Element>): Job {
    for (const element of this.#hidden) {
      yield;
      if (!element.isConnected) {
        this.#hidden.delete(element);
        continue;
      }
      const place = places.of(element);
      if (place.away || place.tiny || !isShown(element)) continue;
      this.#hidden.delete(element);
      blocks.add(place.block);
    }
  }

  /** Drops passages that went with `node`; what is left of one is to be read anew. */
  *#gone(node: Node, blocks: Set<Element>, gone: ReadPassage[]): Job {
    if (node.isConnected) return;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let one: Node | null = walker.currentNode; one; one = walker.nextNode()) {
      for (const passage of this.#passages.ofNode(one)) this.#left(passage, blocks, gone);
      const shadow = one instanceof Element ? shadowOf(one) : null;
      if (shadow) for (const child of shadow.children) yield* this.#gone(child, blocks, gone);
      yield;
    }
  }

  #left(passage: ReadPassage, blocks: Set<Element>, gone: ReadPassage[]): void {
    if (anchorsOf(passage).some((anchor) => anchor.isConnected)) {
      if (passage.block.isConnected) blocks.add(passage.block);
      return;
    }
    this.#passages.delete(passage);
    gone.push(passage);
  }

  /** After more changes than could be noted. */
  *#readEverything(): Job {
    const gone: ReadPassage[] = [];
    const blocks = new Set<Element>();
    for (const passage of [...this.#passages.all()]) {
      if (!anchorsOf(passage).every((anchor) => anchor.isConnected)) this.#left(passage, blocks, gone);
      yield;
    }
    if (gone.length > 0) this.#listener.changed([], gone, NOTHING);
    const root = rootOf(document);
    if (root) yield* this.#read([root], new Set(), false);
  }

  /** All passages once more, for the page that they are judged with is another. */
  *#readAnew(): Job {
    const old = this.stop();
    this.#started = true;
    yield* this.#readPage();
    this.#listener.changed([], old, NOTHING);
  }

  /** Reads under `roots` and has checked what is not the same as before. */
  *#read(roots: Iterable<Element>, suspects: Set<ReadPassage>, first: boolean): Job {
    const part = new Part(this.#passages, suspects, READ_AT_MOST);
    const lost = new Set<Element>();
    const listener: Listener = {
      passage: (passage) => {
        if (this.#listener.accepts(passage)) part.add(passage);
      },
      hidden: (hider, text) => {
        part.hide(text);
        if (this.#hidden.size < HIDDEN_AT_MOST) this.#hidden.add(hider);
      },
      shadow: this.#foundShadow,
      lost: (element) => lost.add(element),
    };
    if (first) {
      for (const text of descriptions(document)) {
        for (const passage of this.#reader.unseen(document.documentElement, text)) listener.passage(passage);
      }
    }
    for (const root of roots) {
      if (!root.isConnected) continue;
      const wait = first ? 0 : this.#patience.wait(root, performance.now());
      if (wait > 0) {
        this.#defer(root, wait);
        continue;
      }
      for (const _ of this.#reader.read(root, listener)) {
        if (part.length >= PART) this.#send(part);
        if (part.full) break;
        yield;
      }
    }
    if (!this.#started) return;
    part.finish();
    if (part.full) this.#bounded = true;
    this.#send(part);
    for (const element of lost) this.#defer(element, 1_000);
  }

  #send(part: Part): void {
    const { fresh, stale } = part.take();
    const gathered = this.#reader.gatherer.take();
    if (fresh.length > 0 || stale.length > 0 || !isNothing(gathered))
      this.#listener.changed(fresh, stale, gathered);
  }

  #defer(root: Element, wait: number): void {
    this.#deferred.add(root);
    this.#deferral ??= setTimeout(() => {
      this.#deferral = undefined;
      const roots = outermost(this.#deferred);
      this.#deferred.clear();
      void this.slices.run(this.#read(roots, new Set(), false));
    }, wait);
  }
}

/** Passages read since the last part was sent, sorted out against those that were known. */
class Part {
  #passages: Passages;
  #most: number;
  #suspects: Set<ReadPassage>;
  #kept = new Set<ReadPassage>();
  #stale = new Set<ReadPassage>();
  #fresh: ReadPassage[] = [];
  /** Everything that this reading has added. */
  #added = new Set<ReadPassage>();
  length = 0;
  /** Whether more was read than is kept of a page. */
  full = false;

  /** `suspects` are gone unless they are read again. */
  constructor(passages: Passages, suspects: Set<ReadPassage>, most: number) {
    this.#passages = passages;
    this.#suspects = suspects;
    this.#most = most;
  }

  add(passage: ReadPassage): void {
    const known = this.#passages.same(passage);
    if (known) {
      this.#kept.add(known);
      this.#stale.delete(known);
      return;
    }
    for (const anchor of anchorsOf(passage)) {
      for (const old of this.#passages.ofNode(anchor)) {
        // Texts of several attributes of one element stand beside each other.
        if (!this.#kept.has(old) && !this.#added.has(old) && passage.pieces.length > 0) this.#stale.add(old);
      }
    }
    if (this.#passages.length + passage.text.length > this.#most) {
      this.full = true;
      return;
    }
    this.#fresh.push(passage);
    this.#added.add(passage);
    this.length += passage.text.length;
    this.#passages.add(passage);
  }

  /** What was read of a text that nobody can see any more. */
  hide(text: Text): void {
    for (const passage of this.#passages.ofNode(text)) this.#suspects.add(passage);
  }

  finish(): void {
    for (const passage of this.#suspects) {
      const read = this.#kept.has(passage) || this.#added.has(passage);
      if (!read && this.#passages.get(passage.id) === passage) this.#stale.add(passage);
    }
  }

  take(): { fresh: ReadPassage[]; stale: ReadPassage[] } {
    const fresh = this.#fresh;
    const stale = [...this.#stale].filter((passage) => !this.#kept.has(passage));
    for (const passage of stale) this.#passages.delete(passage);
    this.#fresh = [];
    this.#stale = new Set();
    this.length = 0;
    return { fresh, stale };
  }
}

const NOTHING: Gathered = { fields: [], pictures: [] };

function isNothing({ fields, pictures }: Gathered): boolean {
  return fields.length + pictures.length === 0;
}

function rootOf(page: Document): Element | null {
  return page.body ?? page.documentElement;
}

/** What the page says of itself to search engines. */
function descriptions(page: Document): (string | null)[] {
  return Array.from(page.querySelectorAll('meta[name="description" i]'), (meta) =>
    meta.getAttribute('content'),
  );
}

/** The block to read for a node that came or changed; none where it has nothing to read. */
function blockOf(node: Node, places: Places): Element | undefined {
  if (!node.isConnected) return undefined;
  const element = node instanceof Element ? node : parentOf(node);
  if (!element) return undefined;
  const place: Place = places.of(element);
  return place.readable ? place.block : undefined;
}

/** A word that comes letter by letter is only seen in the line that it comes into. */
function around(node: Node): Node {
  const parent = node.parentNode;
  return parent instanceof Element && parent.childNodes.length <= LINE ? parent : node;
}

/** Whether a change of the address is a change of the page: a place on the same page is none. */
function isOtherPage(one: string, other: string): boolean {
  const page = (address: string) => address.replace(/#(?![!/]).*$/, '');
  return page(one) !== page(other);
}

function outermost(elements: ReadonlySet<Element>): Element[] {
  return [...elements].filter((element) => {
    for (let above = parentOf(element); above; above = parentOf(above)) {
      if (elements.has(above)) return false;
    }
    return true;
  });
}
