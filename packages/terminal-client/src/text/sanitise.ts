import { STYLE_SEQUENCE } from './style.ts';

// Everything that came over the network passes through here before it reaches the terminal. A terminal obeys control
// characters: an escape sequence in a message could move the cursor, rename the window, answer questions in the
// reader's name or hide text; a direction override can make a name or a link read as another.

/**
 * Control characters (C0, DEL, C1, of which ESC and CSI begin sequences), line and paragraph separators, what reorders text, and invisible
 * characters that can make two names look the same. U+200D stays: it joins emoji; U+200C too: Persian is spelled with it.
 */
const UNSAFE =
  '\\u0000-\\u001f\\u007f-\\u009f\\u115f\\u1160\\u180e\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}';
/** Invisible, and part of how words are written: marks of direction, places where a word may be broken. Nothing is lost without them. */
const NEEDLESS = '\\u00ad\\u061c\\u200b\\u200e\\u200f';
/** The flags of England, Scotland and Wales are spelled with tags, which are unsafe anywhere else. */
const TAG_FLAG =
  '\\u{1f3f4}\\u{e0067}\\u{e0062}(?:\\u{e0065}\\u{e006e}\\u{e0067}|\\u{e0073}\\u{e0063}\\u{e0074}|\\u{e0077}\\u{e006c}\\u{e0073})\\u{e007f}';
const FLAG_OR_UNSAFE = new RegExp(`(${TAG_FLAG})|([${NEEDLESS}])|[${UNSAFE}]`, 'gu');
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
const TAB = /\t/g;

/**
 * One line that is safe to print: nothing in it acts on the terminal. What was unsafe is shown as U+FFFD, so that the
 * reader sees that something was there.
 */
export function sanitiseLine(text: string): string {
  return text
    .toWellFormed()
    .replace(TAB, ' ')
    .replace(FLAG_OR_UNSAFE, (_, flag?: string, needless?: string) => flag ?? (needless === undefined ? '\ufffd' : ''));
}

/**
 * A line as it goes to the terminal: colours of our own stay, and whatever else should have been sanitised before and was not is so now.
 * It is the last thing that happens to a line, so that one forgotten field cannot hand the terminal to whoever wrote it.
 */
export function sanitiseStyledLine(line: string): string {
  return line
    .split(STYLE_SEQUENCE)
    .map((part, index) => (index % 2 === 1 ? part : sanitiseLine(part)))
    .join('');
}

/** A text of several lines, each safe to print. Always at least one line. */
export function sanitiseLines(text: string): string[] {
  return text.split(LINE_BREAK).map(sanitiseLine);
}
