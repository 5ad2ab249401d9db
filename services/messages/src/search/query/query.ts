import { isUuid } from '@lair/wire';
import { fold } from '../text/fold.ts';
import { type Lookup, lettersWithinMin, lookUpsOf } from '../text/terms.ts';
import { sequenceOf, wordsOf } from '../text/words.ts';

/** A text to be found letter by letter, in its folded form. */
export interface TextLeaf {
  readonly kind: 'text';
  readonly folded: string;
  /** It only counts where words begin and end. */
  readonly whole: boolean;
  /** It only counts where a word begins: so few letters would be everywhere. */
  readonly fromBeginning: boolean;
  readonly lookUps: readonly Lookup[];
}

/** Words that follow each other. */
export interface PhraseLeaf {
  readonly kind: 'phrase';
  /** As `sequenceOf` has them. */
  readonly words: string;
  readonly lookUps: readonly Lookup[];
}

/** What a message is or has: one of these terms of `propertyTermsOf`. */
export interface PropertyLeaf {
  readonly kind: 'property';
  readonly anyOf: readonly string[];
}

export type Leaf = TextLeaf | PhraseLeaf | PropertyLeaf;

/** A condition, or its opposite. */
export interface Alternative {
  readonly leaf: Leaf;
  readonly negated: boolean;
}

/** What is asked of messages: of each group one alternative at least. */
export interface Conditions {
  readonly groups: readonly (readonly Alternative[])[];
  /** Not before this, milliseconds since the Unix epoch. */
  readonly sinceMs: number;
  /** Before this. */
  readonly untilMs: number;
}

/** @returns undefined when there is nothing in it that can be found. */
export const textLeaf = (text: string, { whole = false } = {}): TextLeaf | undefined => {
  const folded = fold(text).text;
  const [first] = wordsOf(folded);
  if (!first) return undefined;
  const isShort = !first.unspaced && first.start === 0 && Array.from(first.text).length < lettersWithinMin;
  return { kind: 'text', folded, whole, fromBeginning: isShort, lookUps: lookUpsOf(folded, { whole }) };
};

/** @returns undefined when there are no words in it. */
export const phraseLeaf = (text: string): PhraseLeaf | undefined => {
  const { text: folded } = fold(text);
  const words = sequenceOf(folded).text;
  return words === '' ? undefined : { kind: 'phrase', words, lookUps: lookUpsOf(folded, { whole: true }) };
};

export const propertyLeaf = (...anyOf: string[]): PropertyLeaf => ({ kind: 'property', anyOf });

/** A message's author, by name or id; `me` is the caller. */
export const authorLeaf = (user: string, callerId: string): PropertyLeaf => {
  const name = user.replace(/^@/, '').toLowerCase();
  if (name === 'me') return propertyLeaf(`by:${callerId}`);
  return propertyLeaf(isUuid(name) ? `by:${name}` : `from:${name}`);
};

/** Whom a message mentions: a name, an id, `room`, or `me`, whom @room mentions as well. */
export const mentionLeaf = (user: string, callerId: string): Leaf | undefined => {
  const name = user.replace(/^@/, '').toLowerCase();
  if (name === 'me') return propertyLeaf(`mention:${callerId}`, 'mention:room');
  if (name === 'room') return propertyLeaf('mention:room');
  if (isUuid(name)) return propertyLeaf(`mention:${name}`);
  return textLeaf(`@${name}`, { whole: true });
};
