// How many findings each tab has, summed over its frames, as far as this background knows.
//
// The background may be stopped at any moment and forgets; so a tab that it does not know, or whose top
// page is new, is counted anew by asking all its frames.

export interface Tally {
  document: number;
  misleading: number;
  caution: number;
}

export interface Sum {
  misleading: number;
  caution: number;
  /** Whether the frames of this tab should be asked again. */
  recount: boolean;
}

const TOP_FRAME = 0;
// Tabs are forgotten oldest first; one that is forgotten and speaks again is simply asked anew.
const TABS_KEPT = 200;

export class Counts {
  #tabs = new Map<number, Map<number, Tally>>();

  add(tab: number, frame: number, tally: Tally): Sum {
    let frames = this.#tabs.get(tab);
    let recount = frames === undefined;
    if (frame === TOP_FRAME && frames && frames.get(TOP_FRAME)?.document !== tally.document) {
      // Frames of the page before this one may have gone without a word.
      frames = undefined;
      recount = true;
    }
    frames ??= new Map();
    frames.set(frame, tally);
    this.#tabs.delete(tab);
    this.#tabs.set(tab, frames);
    this.#forget();

    let misleading = 0;
    let caution = 0;
    for (const one of frames.values()) {
      misleading += one.misleading;
      caution += one.caution;
    }
    return { misleading, caution, recount };
  }

  /** The frames of a tab that have findings, as far as this background knows. */
  framesOf(tab: number): number[] {
    const frames = [...(this.#tabs.get(tab) ?? [])];
    return frames.filter(([, { misleading, caution }]) => misleading + caution > 0).map(([frame]) => frame);
  }

  #forget(): void {
    for (const tab of this.#tabs.keys()) {
      if (this.#tabs.size <= TABS_KEPT) return;
      this.#tabs.delete(tab);
    }
  }
}
