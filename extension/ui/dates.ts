// Dates and numbers as the language of the texts writes them.

import { language } from '../i18n';

/** A date as precise as it is known: `2022-04-29`, `2024-08` or `2022`. */
export function day(date: string): string {
  const known = /^(\d{4})(-\d{2})?(-\d{2})?$/.exec(date);
  const at = new Date(date);
  if (!known || Number.isNaN(at.getTime())) return date;
  const format: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' };
  if (known[2]) format.month = 'long';
  if (known[3]) format.day = 'numeric';
  return new Intl.DateTimeFormat(language(), format).format(at);
}

/** A moment with its time zone. */
export function moment(time: string): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'long' }).format(new Date(time));
}

export function count(number: number): string {
  return new Intl.NumberFormat(language()).format(number);
}
