import { isBlank, removeHidden } from './hidden-characters.ts';
import { toNfc } from './normal-form.ts';

const PLAIN_ASCII = /^[\t\n\x20-\x7e]*$/;
/** Line and paragraph separators: what they mean, a line feed says too, and every client knows that one. */
const LINE_SEPARATOR = /[\u2028\u2029]/g;

/** Why content is refused. */
export type ContentProblem =
  /** Nothing is left that could be seen. */
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
 * Brings a message's content into the form that is stored and shown: NFC, with `\n` and `\t` as its only control characters, and with
 * nothing in it that acts unseen on a terminal or on the order of other text (hidden-characters.ts). Leading and trailing white space
 * stays (code is content too). Idempotent.
 *
 * @param charactersMax longest result in Unicode code points
 */
export function normaliseContent(text: string, charactersMax: number): NormalisedContent {
  let content = text;
  if (!PLAIN_ASCII.test(text)) {
    if (!text.isWellFormed()) return { ok: false, problem: 'ill-formed' };
    // Composition after removing: a control character between a letter and its accent would otherwise keep them apart.
    content = toNfc(removeHidden(text.replace(LINE_SEPARATOR, '\n')));
  }
  if (isBlank(content)) return { ok: false, problem: 'empty' };
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
