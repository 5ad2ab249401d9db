import { removeHidden } from '../hidden-characters.ts';

/**
 * Brings text into a form that is safe inside a classic line: one line, without control characters and whatever else acts unseen, because
 * the classic client prints what it gets to a terminal. Line breaks and tabs become single spaces. Idempotent.
 */
export function classicText(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  return removeHidden(text.replace(LINE_BREAKS_AND_TABS, ' ').toWellFormed());
}

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const LINE_BREAKS_AND_TABS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g;
