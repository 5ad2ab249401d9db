import type { MessageType } from './objects.ts';

/** Longest excerpt of a message, in code points, its ellipsis included. */
export const EXCERPT_CHARACTERS_MAX = 140;

/**
 * The beginning of a message on one line: what stands beside a reply and in a notification. Servers and clients make it alike, so that a
 * client which hears of an edit knows what the excerpts of that message are now.
 */
export function excerptOf(content: string, type: MessageType): string {
  if (type === 'encrypted') return '';
  // At most two code units a code point, and some for white space that is folded.
  const line = content
    .slice(0, EXCERPT_CHARACTERS_MAX * 8)
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = [...line];
  if (characters.length <= EXCERPT_CHARACTERS_MAX) return line.isWellFormed() ? line : line.slice(0, -1);
  return `${characters
    .slice(0, EXCERPT_CHARACTERS_MAX - 1)
    .join('')
    .trimEnd()}…`;
}
