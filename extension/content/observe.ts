// Watches the page for changes: notes them, and hands them over together when the page is at rest. Nothing
// is read inside the observer's callback, and what is noted is bounded: a page that changes more than that
// is read anew as a whole.

import { TEXT_ATTRIBUTES } from './attributes';

/** What changed since the last time. */
export interface Changes {
  /** Nodes that came, or whose text changed. */
  touched: ReadonlySet<Node>;
  /** Nodes that went; some may be back elsewhere. */
  removed: ReadonlySet<Node>;
  /** What was hidden may be seen now. */
  restyled: boolean;
  /** More than could be noted. */
  everything: boolean;
}

/** After a change, and at most. */
const PAUSE_MS = 150;
/** On a page that changes again and again with nothing in it. */
const LONGEST_PAUSE_MS = 3_000;
const LATEST_MS = 1_000;
/** Nodes that are noted between two readings. */
const NOTED = 5_000;
// What makes hidden text seen.
const SHOWING = ['class', 'style', 'hidden', 'open'];
const SHOWING_EVENTS = ['toggle', 'transitionend', 'animationend', 'fullscreenchange', 'load'];
/** Where a page tells that it became another one. */
const NAVIGATION_EVENTS = ['popstate', 'hashchange'];

export class PageObserver {
  #observer = new MutationObserver((records) => this.#note(records));
  #handle: (changes: Changes) => void;
  #framed: () => void;
  #roots = new Set<WeakRef<ShadowRoot>>();
  #known = new WeakSet<ShadowRoot>();
  #admitted = false;
  #touched = new Set<Node>();
  #removed = new Set<Node>();
  #restyled = false;
  #everything = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle: number | undefined;
  #pause = PAUSE_MS;
  #flushed = 0;
  #attached = false;

  /** `framed` is called when a frame in the page has loaded. */
  constructor(handle: (changes: Changes) => void, framed: () => void) {
    this.#handle = handle;
    this.#framed = framed;
  }

  /** Text alone; on a page that was admitted also what went, and what shows and hides it. */
  attach(admitted: boolean): void {
    this.#attached = true;
    this.#admitted = admitted;
    this.#observer.disconnect();
    this.#watch(document);
    for (const root of this.#shadows()) this.#watch(root);
    for (const event of NAVIGATION_EVENTS) window.addEventListener(event, this.#schedule);
    // Says at once what a page does by pushState; without it the next change of the page does.
    navigation()?.addEventListener('currententrychange', this.#schedule);
    if (!admitted) return;
    for (const event of SHOWING_EVENTS)
      document.addEventListener(event, this.#shows, { capture: true, passive: true });
  }

  /** Changes inside a shadow root are seen by nobody outside. */
  addShadow(root: ShadowRoot): void {
    if (this.#known.has(root)) return;
    this.#known.add(root);
    this.#roots.add(new WeakRef(root));
    if (this.#attached) this.#watch(root);
  }

  knows(root: ShadowRoot): boolean {
    return this.#known.has(root);
  }

  detach(): void {
    this.#attached = false;
    this.#observer.disconnect();
    for (const event of NAVIGATION_EVENTS) window.removeEventListener(event, this.#schedule);
    navigation()?.removeEventListener('currententrychange', this.#schedule);
    for (const event of SHOWING_EVENTS) document.removeEventListener(event, this.#shows, { capture: true });
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#idle !== undefined) cancelIdleCallback(this.#idle);
    this.#touched.clear();
    this.#removed.clear();
  }

  /** Whether the changes that were handed over last were worth reading: if not, the next ones wait longer. */
  judge(worth: boolean): void {
    this.#pause = worth ? PAUSE_MS : Math.min(LONGEST_PAUSE_MS, this.#pause * 2);
  }

  *#shadows(): Generator<ShadowRoot> {
    for (const reference of this.#roots) {
      const root = reference.deref();
      if (root) yield root;
      else this.#roots.delete(reference);
    }
  }

  #watch(root: Document | ShadowRoot): void {
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: this.#admitted ? [...SHOWING, ...TEXT_ATTRIBUTES] : [...TEXT_ATTRIBUTES],
    });
  }

  #note(records: readonly MutationRecord[]): void {
    for (const record of records) {
      if (record.type === 'childList') {
        for (const node of record.addedNodes) this.#touched.add(node);
        // What is gone of a page that was never read matters to nobody.
        if (this.#admitted) for (const node of record.removedNodes) this.#removed.add(node);
      } else if (record.attributeName !== null && SHOWING.includes(record.attributeName)) {
        this.#restyled = true;
      } else if (record.attributeName !== 'value' || isButton(record.target)) {
        this.#touched.add(record.target);
      }
    }
    if (this.#touched.size + this.#removed.size > NOTED) {
      this.#everything = true;
      this.#touched.clear();
      this.#removed.clear();
    }
    this.#schedule();
  }

  #shows = ({ type, target }: Event): void => {
    if (type === 'load' && (target instanceof HTMLIFrameElement || target instanceof HTMLFrameElement))
      this.#framed();
    this.#restyled = true;
    this.#schedule();
  };

  #schedule = (): void => {
    if (this.#timer !== undefined || this.#idle !== undefined || !this.#attached) return;
    // Patience is for pages that never rest; one that rested is read soon.
    if (performance.now() - this.#flushed > 2 * LONGEST_PAUSE_MS) this.#pause = PAUSE_MS;
    // The first change sets the time: a page that never rests is read all the same.
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#idle = requestIdleCallback(() => this.#flush(), { timeout: LATEST_MS });
    }, this.#pause);
  };

  #flush(): void {
    this.#idle = undefined;
    this.#flushed = performance.now();
    const changes: Changes = {
      touched: this.#touched,
      removed: this.#removed,
      restyled: this.#restyled,
      everything: this.#everything,
    };
    this.#touched = new Set();
    this.#removed = new Set();
    this.#restyled = false;
    this.#everything = false;
    this.#handle(changes);
  }
}

/** Scripts write into the same attribute what a person types; that is not read. */
function isButton(node: Node): boolean {
  return node instanceof HTMLInputElement && /^(button|submit|reset)$/.test(node.type);
}

/** The Navigation API, where the browser has it. */
function navigation(): EventTarget | undefined {
  return (globalThis as { navigation?: EventTarget }).navigation;
}
