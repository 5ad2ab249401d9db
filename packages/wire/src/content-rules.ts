/** Control characters (C0, DEL, C1) other than newline and tab: nothing that a chat message needs, and terminals obey them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const UNWANTED_CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const PLAIN_ASCII = /^[\t\n\x20-\x7e]*$/;

/** Why content is refused. */
export type ContentProblem =
  /** Nothing is left but white space. */
  | 'empty'
  /** More code points than allowed. */
  | 'too-long'
  /** A surrogate without its partner: not text, and not storable as UTF-8. */
  | 'ill-formed';

/** Outcome of `normaliseContent`. */
export type NormalisedContent =
  | { readonly ok: true; readonly content: string }
  | { readonly ok: false; readonly problem: ContentProblem };

/**
 * Brings a message's content into the form that is stored and shown: NFC, without control characters other than
 * `\n` and `\t`. Leading and trailing white space stays (code is content too). Idempotent.
 *
 * @param charactersMax longest result in Unicode code points
 */
export function normaliseContent(text: string, charactersMax: number): NormalisedContent {
  let content = text;
  if (!PLAIN_ASCII.test(text)) {
    if (!text.isWellFormed()) return { ok: false, problem: 'ill-formed' };
    // Composition after stripping: a control character between a letter and its accent would otherwise keep them apart.
    content = text.replace(UNWANTED_CONTROL, '').normalize('NFC');
  }
  if (content.trim() === '') return { ok: false, problem: 'empty' };
  if (isLongerThan(content, charactersMax)) return { ok: false, problem: 'too-long' };
  return { ok: true, content };
}

/** The length of a text in Unicode code points, which is how every limit on text is counted. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Whether a text has more than `charactersMax` code points; counts only when the number of code units leaves it open. */
export function isLongerThan(text: string, charactersMax: number): boolean {
  if (text.length <= charactersMax) return false;
  if (text.length > 2 * charactersMax) return true;
  return countCharacters(text) > charactersMax;
}
