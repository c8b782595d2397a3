// Whether a passage is in a language that the person wants read.

import type { ReadLanguage } from '../settings';

const HAN = /\p{Script=Han}/u;

/** A passage with a single Chinese character counts as Chinese. */
export function isSpoken(passage: string, languages: readonly ReadLanguage[]): boolean {
  return languages.length > 1 || languages.includes(HAN.test(passage) ? 'zh' : 'en');
}
