// The module that scripts/gate.mjs makes from the engine's data.

declare module 'gate-words' {
  /** A character with what may stand after it, before it (the nearest first), or on both sides: `|件|书|`. */
  export const HEADS: readonly (readonly [head: string, after: string, before: string, around: string])[];
  /** Other spellings of single characters, each followed by the one that `HEADS` has. */
  export const FOLDS: string;
  /** Words in Latin letters. */
  export const LATIN: readonly string[];
  /** Letters and digits that mean something beside a Chinese character. */
  export const BESIDE: readonly string[];
}
