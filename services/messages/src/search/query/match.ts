/**
 * Whether a message answers a query, how well, and where in it. What this says is what search finds: the index only brings messages here.
 */
import { type FoldedText, fold, originOf, type Span } from '../text/fold.ts';
import { isWordBoundary, sequenceOf, type WordSequence } from '../text/words.ts';
import { propertyTermsOf, type SearchedMessage } from './message.ts';
import type { Alternative, Conditions, Leaf, TextLeaf } from './query.ts';

export interface Match {
  /** How well it answers; more is better. From 0. */
  readonly quality: number;
  /** What was found, in the content, by where it begins; may overlap. */
  readonly spans: readonly Span[];
}

/** Places of one word that are looked at: enough to find the best of them, and to show. */
const placesMax = 32;

/** What a place counts: a word itself, how it begins, something inside. */
const worth = { word: 3, beginning: 2, inside: 1 } as const;
/** What each further place adds, and how many do. */
const repeatWorth = 0.1;
const repeatsMax = 5;
/** What it adds that the words stand together as they do in the query. */
const togetherWorth = 2;

interface Found {
  readonly worth: number;
  /** In the folded text. */
  readonly spans: readonly Span[];
}

const findText = (text: string, { folded, whole, fromBeginning }: TextLeaf): Found | undefined => {
  const spans: Span[] = [];
  let best = 0;
  for (let at = text.indexOf(folded); at !== -1 && spans.length < placesMax; at = text.indexOf(folded, at + 1)) {
    const end = at + folded.length;
    const begins = isWordBoundary(text, at);
    const ends = isWordBoundary(text, end);
    if ((whole && !(begins && ends)) || (fromBeginning && !begins)) continue;
    best = Math.max(best, begins ? (ends ? worth.word : worth.beginning) : worth.inside);
    spans.push({ start: at, end });
  }
  return spans.length > 0 ? { worth: best, spans } : undefined;
};

const findPhrase = ({ text, places }: WordSequence, words: string): Found | undefined => {
  const spans: Span[] = [];
  for (let at = text.indexOf(words); at !== -1 && spans.length < placesMax; at = text.indexOf(words, at + 1))
    spans.push({ start: places[at] as number, end: (places[at + words.length - 1] as number) + 1 });
  return spans.length > 0 ? { worth: worth.word + togetherWorth, spans } : undefined;
};

const noSpans: readonly Span[] = [];

/** A message, and what is made of it only when a query asks for it. */
interface Opened {
  readonly text: string;
  readonly sequence: () => WordSequence;
  readonly properties: () => ReadonlySet<string>;
}

const find = (leaf: Leaf, { text, sequence, properties }: Opened): Found | undefined => {
  switch (leaf.kind) {
    case 'text':
      return findText(text, leaf);
    case 'phrase':
      return findPhrase(sequence(), leaf.words);
    case 'property':
      return leaf.anyOf.some((term) => properties().has(term)) ? { worth: 0, spans: noSpans } : undefined;
  }
};

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** The best of a group's alternatives that hold. */
const findGroup = (group: readonly Alternative[], opened: Opened): Found | undefined => {
  let best: Found | undefined;
  const spans: Span[] = [];
  for (const { leaf, negated } of group) {
    const found = find(leaf, opened);
    if ((found === undefined) !== negated) continue;
    const holds = found ?? { worth: 0, spans: noSpans };
    spans.push(...holds.spans);
    if (!best || holds.worth > best.worth) best = holds;
  }
  return best && { worth: best.worth, spans };
};

/** Whether some places of the groups follow each other closely, in the order of the query. */
const standTogether = (found: readonly Found[]): boolean => {
  const words = found.filter(({ spans }) => spans.length > 0);
  const [first, ...others] = words;
  if (!first || others.length === 0) return false;
  return first.spans.some((span) => {
    let { end } = span;
    return others.every(({ spans }) => {
      const next = spans.find(({ start }) => start >= end && start <= end + 3);
      if (next) end = next.end;
      return next !== undefined;
    });
  });
};

const toSpans = (folded: FoldedText, found: readonly Found[]): Span[] =>
  found
    .flatMap(({ spans }) => spans.map((span) => originOf(folded, span)))
    .sort((a, b) => a.start - b.start || b.end - a.end);

/** @returns undefined when the message does not answer the query. */
export const match = ({ groups, sinceMs, untilMs }: Conditions, message: SearchedMessage): Match | undefined => {
  if (message.atMs < sinceMs || message.atMs >= untilMs) return undefined;
  // What is encrypted is nothing to read: only what it is can be asked for.
  const folded = fold(message.type === 'encrypted' ? '' : message.content);
  const opened = {
    text: folded.text,
    sequence: once(() => sequenceOf(folded.text)),
    properties: once(() => new Set(propertyTermsOf(message))),
  };
  const found: Found[] = [];
  for (const group of groups) {
    const holds = findGroup(group, opened);
    if (!holds) return undefined;
    found.push(holds);
  }
  let quality = standTogether(found) ? togetherWorth : 0;
  for (const { worth: own, spans } of found)
    quality += own + repeatWorth * Math.min(Math.max(spans.length - 1, 0), repeatsMax);
  return { quality, spans: toSpans(folded, found) };
};
