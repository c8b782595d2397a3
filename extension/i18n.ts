// Texts for people, by key, from _locales; and from the engine's ids to their keys.

import { api } from './browser';

/** The text of a key, or the empty string where no locale has it. */
export function text(key: string, ...values: string[]): string {
  return api.i18n.getMessage(key, values);
}

/** Sentences one after the other, as the language sets them. */
export function together(...sentences: (string | undefined)[]): string {
  return sentences.flatMap((one) => one || []).join(language().startsWith('zh') ? '' : ' ');
}

/** `guaranteed-pass` → `guaranteed_pass`: message keys know no hyphen. */
export function keyOf(id: string): string {
  return id.replaceAll('-', '_');
}

/** The language the texts come in; not always the browser's, which may be one that has no texts here. */
export function language(): string {
  return text('language');
}
