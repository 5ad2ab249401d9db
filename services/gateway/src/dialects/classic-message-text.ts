import type { Message } from '@lair/wire';

const sizeUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
const unitStep = 1_000;
/** Below this a size is shown with one digit after the point. */
const oneDigitBelow = 10;

/** A number of bytes as people read it: `532 B`, `1.4 kB`, `12 MB`. */
export const sizeText = (bytes: number): string => {
  let size = bytes;
  let unit = 0;
  // What would be rounded to a thousand is one of the next unit.
  while (Math.round(size) >= unitStep && unit < sizeUnits.length - 1) {
    size /= unitStep;
    unit++;
  }
  const isShort = unit > 0 && size < oneDigitBelow;
  return `${isShort ? Number(size.toFixed(1)) : Math.round(size)} ${sizeUnits[unit]}`;
};

/**
 * What a message says in a dialect that has text only: its files by name and size, then its content. What only its readers can open, and
 * classic clients cannot, is named instead.
 */
export const textOf = ({ type, content, attachments }: Pick<Message, 'type' | 'content' | 'attachments'>): string => {
  const files = attachments.map(({ name, size }) => `[file ${name}, ${sizeText(size)}]`);
  const said = type === 'encrypted' ? '[encrypted]' : content;
  return said === '' ? files.join(' ') : [...files, said].join(' ');
};
