// How long a block that changes again and again has to wait until it is read anew: countdowns and tickers
// would otherwise have the background awake for as long as the page is open.

const FREE_READINGS = 3;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

interface History {
  readings: number;
  next: number;
}

export class Patience {
  #histories = new WeakMap<Element, History>();

  /** Milliseconds until `block` may be read; 0 is now, and then counts as a reading. */
  wait(block: Element, now: number): number {
    const history = this.#histories.get(block) ?? { readings: 0, next: 0 };
    if (now < history.next) return history.next - now;
    const readings = history.readings + 1;
    const late = readings - FREE_READINGS;
    const next = late < 0 ? 0 : now + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** late);
    this.#histories.set(block, { readings, next });
    return 0;
  }
}
