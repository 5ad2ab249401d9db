/**
 * Which terms of the index a text has, and which ones a message must have to hold a searched text.
 *
 * Invariant. When a message holds what is looked for (see match.ts), then for each look-up the message has a term that answers it. The
 * other way round need not hold: what the index finds is looked at.
 */
import { type Word, wordsOf } from './words.ts';

/** Longest term of a word; of a longer word there are several, which overlap. */
const termLettersMax = 32;
/** Longest part of a word that is looked up: each such part lies in one of the overlapping terms. */
const partLettersMax = 16;
/** Of a word that is longer than this, as of something encoded, the beginning is indexed. */
const wordLettersMax = 256;
/** Fewer letters find the words that begin with them; so many, those that hold them anywhere. */
export const lettersWithinMin = 3;

/** What to ask the index for: this very term, a word that begins so, or a word that has this anywhere. */
export interface Lookup {
  readonly kind: 'exact' | 'prefix' | 'within';
  readonly text: string;
}

/** Cuts without cutting characters of two UTF-16 units. */
const lettersOf = (word: string): readonly string[] => Array.from(word);

const windowsOf = (letters: readonly string[], length: number, step: number): string[] => {
  if (letters.length <= length) return [letters.join('')];
  const windows: string[] = [];
  for (let at = 0; at + length < letters.length; at += step) windows.push(letters.slice(at, at + length).join(''));
  windows.push(letters.slice(-length).join(''));
  return windows;
};

const pairsOf = (letters: readonly string[]): string[] => letters.slice(1).map((letter, n) => `${letters[n]}${letter}`);

/** The terms of a folded text: `words` are parts of words that search_words has to know, `others` are not. */
export const termsOf = (folded: string): { words: Set<string>; others: Set<string> } => {
  const terms = { words: new Set<string>(), others: new Set<string>() };
  for (const { text, unspaced } of wordsOf(folded)) {
    if (!unspaced && text.length <= termLettersMax) {
      terms.words.add(text);
      continue;
    }
    const letters = lettersOf(text);
    if (unspaced) for (const term of [...letters, ...pairsOf(letters)]) terms.others.add(term);
    else
      for (const term of windowsOf(letters.slice(0, wordLettersMax), termLettersMax, partLettersMax))
        terms.words.add(term);
  }
  return terms;
};

const lookUpsOfWord = ({ text, unspaced }: Word, openBefore: boolean, openAfter: boolean): Lookup[] => {
  const letters = lettersOf(text);
  if (unspaced) {
    return (letters.length === 1 ? [text] : pairsOf(letters)).map((term) => ({ kind: 'exact', text: term }));
  }
  if (letters.length < lettersWithinMin) return [{ kind: openAfter ? 'prefix' : 'exact', text }];
  if (!openBefore && !openAfter && letters.length <= termLettersMax) return [{ kind: 'exact', text }];
  return windowsOf(letters.slice(0, wordLettersMax), partLettersMax, partLettersMax).map((part) => ({
    kind: 'within',
    text: part,
  }));
};

/**
 * What a message must have that holds this folded text, letter by letter.
 * @param whole the text begins and ends where words do; else its first word may go on to the left, and its last to the right.
 */
export const lookUpsOf = (folded: string, { whole }: { readonly whole: boolean }): Lookup[] =>
  wordsOf(folded).flatMap((word) =>
    lookUpsOfWord(word, !whole && word.start === 0, !whole && word.end === folded.length),
  );

/** The ends of a word under which search_words has it. */
export const suffixesOf = (word: string): { suffix: string; head: string }[] => {
  const letters = lettersOf(word);
  const ends = [{ suffix: word, head: '' }];
  for (let at = 1; at + lettersWithinMin <= letters.length; at++)
    ends.push({ suffix: letters.slice(at).join(''), head: letters.slice(0, at).join('') });
  return ends;
};
