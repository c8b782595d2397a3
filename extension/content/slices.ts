// Work in slices: one job after the other, each a generator that gives way wherever it yields. A slice ends
// at its deadline and the page gets its turn; a page that nobody looks at gets no work at all.

/** A frame has 16 ms, and the page needs most of them. */
const SLICE_MS = 4;
/** How often the clock is asked: asking it costs more than one step of most jobs. */
const STEPS_PER_LOOK = 16;
/** A page that never rests gets slices all the same. */
const LATEST_MS = 200;

/** What a job yields after a step that takes long by itself. */
export const LONG = true;
/** Yields where it may be interrupted; the page may have changed when it goes on. */
export type Job = Generator<typeof LONG | undefined, void>;

interface Waiting {
  job: Job;
  done: () => void;
}

export class Slices {
  #queue: Waiting[] = [];
  #idle: number | undefined;
  #detached = false;

  constructor() {
    document.addEventListener('visibilitychange', this.#wake);
  }

  /** Resolves when the job has come to its end; never when this is detached before. */
  run(job: Job): Promise<void> {
    return new Promise((done) => {
      this.#queue.push({ job, done });
      this.#wake();
    });
  }

  detach(): void {
    this.#detached = true;
    this.#queue = [];
    document.removeEventListener('visibilitychange', this.#wake);
    if (this.#idle !== undefined) cancelIdleCallback(this.#idle);
    this.#idle = undefined;
  }

  #wake = (): void => {
    if (this.#queue.length === 0 || this.#idle !== undefined || this.#detached) return;
    // Prerendered pages are hidden, too.
    if (document.visibilityState === 'hidden') return;
    this.#idle = requestIdleCallback(
      () => {
        this.#idle = undefined;
        this.#slice();
        this.#wake();
      },
      { timeout: LATEST_MS },
    );
  };

  #slice(): void {
    const end = performance.now() + SLICE_MS;
    for (;;) {
      const [first] = this.#queue;
      if (!first) return;
      for (let step = 0; step < STEPS_PER_LOOK; step++) {
        const state = advance(first.job);
        if (state === 'long') break;
        if (state === 'short') continue;
        this.#queue.shift();
        first.done();
        break;
      }
      if (performance.now() >= end) return;
    }
  }
}

/** How the step was, or that there is no more; a job that fails is over, the ones after it are not. */
function advance(job: Job): 'short' | 'long' | 'over' {
  try {
    const { done, value } = job.next();
    if (done) return 'over';
    return value === LONG ? 'long' : 'short';
  } catch (error) {
    console.error(error);
    return 'over';
  }
}
