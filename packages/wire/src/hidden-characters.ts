/**
 * Characters that act without being seen: on a terminal, on the order of other people's text, or on nothing that a reader could notice.
 * Text that people are shown holds none of them. They are taken out rather than balanced or escaped, so that text may be cut and joined
 * anywhere afterwards: there is nothing in it that a cut could leave open.
 *
 * Kept, though invisible, is what the spelling of some script or emoji needs: ZWJ and ZWNJ (emoji, Persian, Indic scripts), variation
 * selectors (emoji, Han), the zero width space (Khmer and Thai part words with it), the combining grapheme joiner, Mongolian and Hangul
 * fillers; and the marks LRM, RLM and ALM, which set the direction where they stand and of nothing beyond.
 */

/** Flags of England, Scotland and Wales, the emoji that are spelled with tag characters. */
const TAG_FLAG =
  '\\u{1f3f4}\\u{e0067}\\u{e0062}(?:\\u{e0065}\\u{e006e}\\u{e0067}|\\u{e0073}\\u{e0063}\\u{e0074}|\\u{e0077}\\u{e006c}\\u{e0073})\\u{e007f}';

const HIDDEN = [
  // C0 without tab and line feed, DEL, C1: terminals obey them; ESC and CSI begin sequences that do anything.
  '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f',
  // The soft hyphen: a hint for layout that parts a word for whoever searches for it.
  '\\u00ad',
  // Embeddings, overrides, isolates: left open they reorder what follows, and they make code read as other code.
  '\\u202a-\\u202e\\u2066-\\u2069',
  // Word joiner, invisible operators, deprecated format characters, byte order mark: layout and encodings, no spelling.
  '\\u2060-\\u2065\\u206a-\\u206f\\ufeff',
  // Interlinear annotations: they hide text between two characters.
  '\\ufff9-\\ufffb',
  // Tags and the unassigned around them, outside of flags: ASCII that nobody sees.
  '\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}',
].join('');

const FLAG_OR_HIDDEN = new RegExp(`${TAG_FLAG}|[${HIDDEN}]`, 'gu');

/** Takes hidden characters out of a text. Tabs and line feeds stay. Idempotent; well-formed text stays well-formed. */
export function removeHidden(text: string): string {
  return text.replace(FLAG_OR_HIDDEN, (found) => (found.startsWith(BLACK_FLAG) ? found : ''));
}

const BLACK_FLAG = '\u{1f3f4}';

/** Whether nothing of a text can be seen: white space, the blank of Braille, and characters that have no glyph. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

const BLANK = /^[\s\u2800\p{Default_Ignorable_Code_Point}]*$/u;
