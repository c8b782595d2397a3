// Watches the page for changes: notes them, and hands them over together when the page is at rest. Nothing
// is read inside the observer's callback.

/** What changed since the last time. */
export interface Changes {
  /** Nodes that came, or whose text changed. */
  touched: ReadonlySet<Node>;
  /** Nodes that went; some may be back elsewhere. */
  removed: ReadonlySet<Node>;
}

const PAUSE_MS = 150;
const LATEST_MS = 1_000;
// What makes hidden text seen.
const SHOWING = ['class', 'style', 'hidden', 'open'];

export class PageObserver {
  #observer = new MutationObserver((records) => this.#note(records));
  #handle: (changes: Changes) => void;
  #touched = new Set<Node>();
  #removed = new Set<Node>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle: number | undefined;

  constructor(handle: (changes: Changes) => void) {
    this.#handle = handle;
  }

  /** Text alone; on a page that may matter also what shows and hides it. */
  attach(showing: boolean): void {
    this.#observer.disconnect();
    this.#observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      ...(showing ? { attributes: true, attributeFilter: SHOWING } : {}),
    });
  }

  detach(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    if (this.#idle !== undefined) cancelIdleCallback(this.#idle);
    this.#touched.clear();
    this.#removed.clear();
  }

  #note(records: readonly MutationRecord[]): void {
    for (const record of records) {
      if (record.type === 'characterData') {
        this.#touched.add(record.target);
      } else {
        for (const node of record.addedNodes) this.#touched.add(node);
        for (const node of record.removedNodes) this.#removed.add(node);
      }
    }
    // The first change sets the time: a page that never rests is read all the same.
    this.#timer ??= setTimeout(() => {
      this.#idle = requestIdleCallback(() => this.#flush(), { timeout: LATEST_MS });
    }, PAUSE_MS);
  }

  #flush(): void {
    this.#timer = undefined;
    this.#idle = undefined;
    const changes: Changes = { touched: this.#touched, removed: this.#removed };
    this.#touched = new Set();
    this.#removed = new Set();
    this.#handle(changes);
  }
}
