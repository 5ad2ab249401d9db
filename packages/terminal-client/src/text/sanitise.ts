// Everything that came over the network passes through here before it reaches the terminal. A terminal obeys control
// characters: an escape sequence in a message could move the cursor, rename the window, answer questions in the
// reader's name or hide text; a direction override can make a name or a link read as another.

/**
 * Control characters (C0, DEL, C1, of which ESC and CSI begin sequences), line and paragraph separators, the marks that
 * change the direction of text, and invisible characters that can make two names look the same. U+200D stays: it joins
 * emoji; U+200C too: Persian is spelled with it.
 */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
const TAB = /\t/g;

/**
 * One line that is safe to print: nothing in it acts on the terminal. What was unsafe is shown as U+FFFD, so that the
 * reader sees that something was there.
 */
export function sanitiseLine(text: string): string {
  return text.toWellFormed().replace(TAB, ' ').replace(UNSAFE, '\ufffd');
}

/** A text of several lines, each safe to print. Always at least one line. */
export function sanitiseLines(text: string): string[] {
  return text.split(LINE_BREAK).map(sanitiseLine);
}
