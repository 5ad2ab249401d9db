/**
 * Brings text into a form that is safe inside a classic line: one line, without control characters, because the
 * classic client prints what it gets to a terminal. Line breaks and tabs become single spaces.
 */
export function classicText(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  return text.replace(LINE_BREAKS_AND_TABS, ' ').replace(OTHER_CONTROL, '').toWellFormed();
}

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const LINE_BREAKS_AND_TABS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const OTHER_CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;
