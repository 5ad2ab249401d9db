/**
 * NFC in time that grows with the text. Marks that stand on one letter are put in order by comparing them with each other, so a long line of
 * nothing else would take seconds, in which nobody else is served. As Unicode's Stream-Safe Text Format (UAX #15) does it, a run is parted
 * by a combining grapheme joiner, which cannot be seen, where it is longer than any language writes.
 */

/** Marks in a row that stay together: what the format allows. */
const MARKS_MAX = 30;
const LONG_RUN = new RegExp(String.raw`[\p{M}--\u034f]{${MARKS_MAX}}(?=[\p{M}--\u034f])`, 'gv');

/** Idempotent; a text without such runs comes out as plain NFC. */
export function toNfc(text: string): string {
  const composed = partRuns(text).normalize('NFC');
  // Of one mark NFC may make two.
  return partRuns(composed);
}

const partRuns = (text: string): string => text.replace(LONG_RUN, '$&\u034f');
