/** How a typed line names a message: by the number shown beside it, or as the user's last one in the current room. */
export type MessageReference = { readonly number: number } | 'last-own';

/** What stands for the user's last message. */
const LAST_OWN = '^';
const NUMBER = /^#?([1-9]\d{0,8})$/;

/** The message that a word names; undefined when it names none. */
export function parseReference(word: string): MessageReference | undefined {
  if (word === LAST_OWN) return 'last-own';
  const digits = NUMBER.exec(word)?.[1];
  return digits === undefined ? undefined : { number: Number(digits) };
}

/** The first word of a text, and what follows it. */
export function splitWord(text: string): { readonly word: string; readonly rest: string } {
  const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
  return { word, rest };
}
