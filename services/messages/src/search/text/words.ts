/**
 * The words of a folded text. Runs of letters and digits are words; scripts that put no spaces between words (and emoji) are told apart,
 * because their runs are not words: those are searched character by character.
 */

/** A word, or a run of a script without spaces; places are UTF-16 units of the folded text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A run of a script that puts no spaces between words, or an emoji. */
  readonly unspaced: boolean;
}

const unspacedClass = String.raw`[[\p{L}\p{N}\p{M}]&&[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]]`;
const spacedClass = String.raw`[[\p{L}\p{N}\p{M}]--${unspacedClass}]`;
const words = new RegExp(`(${unspacedClass}+|\\p{Extended_Pictographic})|${spacedClass}+`, 'gv');
const asciiWords = /[a-z0-9]+/g;
const ascii = /^[\0-\x7f]*$/;

/** The words of a folded text, in its order. */
export const wordsOf = (folded: string): Word[] => {
  const found: Word[] = [];
  for (const match of folded.matchAll(ascii.test(folded) ? asciiWords : words)) {
    const [text] = match;
    found.push({ text, start: match.index, end: match.index + text.length, unspaced: match[1] !== undefined });
  }
  return found;
};

const endsSpaced = new RegExp(`${spacedClass}$`, 'v');
const beginsSpaced = new RegExp(`^${spacedClass}`, 'v');
const isAsciiWordUnit = (unit: number) => (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);

const isSpacedBefore = (folded: string, at: number): boolean => {
  const unit = folded.charCodeAt(at - 1);
  return unit < 128 ? isAsciiWordUnit(unit) : endsSpaced.test(folded.slice(Math.max(0, at - 2), at));
};
const isSpacedAfter = (folded: string, at: number): boolean => {
  const unit = folded.charCodeAt(at);
  return unit < 128 ? isAsciiWordUnit(unit) : beginsSpaced.test(folded.slice(at, at + 2));
};

/** Whether a word may begin or end here: not between two letters of a script that has spaces between its words. */
export const isWordBoundary = (folded: string, at: number): boolean =>
  at <= 0 || at >= folded.length || !(isSpacedBefore(folded, at) && isSpacedAfter(folded, at));

/** A text as its words alone, in which a phrase is found as a text in a text. */
export interface WordSequence {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where in the folded text it is; a mark between words is where the word is that it belongs to. */
  readonly places: readonly number[];
}

/** Stands on both sides of a word; in no text. */
const mark = '\u0001';

/** Words with marks around them; runs of scripts without spaces have none, as a phrase may begin and end anywhere in them. */
export const sequenceOf = (folded: string): WordSequence => {
  let text = '';
  const places: number[] = [];
  for (const word of wordsOf(folded)) {
    if (!word.unspaced) places.push(word.start);
    for (let at = word.start; at < word.end; at++) places.push(at);
    if (!word.unspaced) places.push(word.end - 1);
    text += word.unspaced ? word.text : `${mark}${word.text}${mark}`;
  }
  return { text, places };
};
