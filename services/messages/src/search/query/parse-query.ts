/**
 * The language of SEARCH_MESSAGES: words, "phrases", -not, or, and operators such as from:al.
 *
 * What looks like an operator and is none is a word: people search for `https://…` and `10:30`. A word that holds nothing to search for is
 * passed over and named in `ignored`; an operator whose value cannot be is an issue, because to pass it over would find something else
 * than was asked for.
 */
import { parseTime } from '@lair/wire';
import { messageKinds } from '../../domain/message.ts';
import type { Issue } from '../../domain/send-rules.ts';
import {
  type Alternative,
  authorLeaf,
  type Conditions,
  type Leaf,
  mentionLeaf,
  phraseLeaf,
  propertyLeaf,
  textLeaf,
} from './query.ts';

/** Words, phrases and operators that one query may have; what comes after is passed over. */
export const queryTermsMax = 16;

export interface SearchQuery extends Conditions {
  /** Rooms it is about, as references; empty: it does not say. */
  readonly rooms: readonly string[];
  /** Rooms it is not about. */
  readonly roomsNot: readonly string[];
  /** What was passed over, as written. */
  readonly ignored: readonly string[];
}

export type ParsedQuery =
  | { readonly ok: true; readonly query: SearchQuery }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A piece of the query as written. */
interface Token {
  readonly written: string;
  readonly negated: boolean;
  /** Lower case; empty: no operator. */
  readonly operator: string;
  readonly value: string;
  readonly quoted: boolean;
}

/** What a token says. */
type Meaning =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'since' | 'until'; readonly ms: number }
  | { readonly kind: 'room'; readonly room: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wrong'; readonly message: string };

const quotes = /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02]/g;
const token = /(?<minus>-(?!-))?(?:(?<operator>[a-z]+):(?="[^"]|[^\s"]))?(?:"(?<phrase>[^"]*)(?:"|$)|(?<word>\S+))/giy;

const nothing: Meaning = { kind: 'nothing' };
const leafOr = (leaf: Leaf | undefined): Meaning => (leaf ? { kind: 'leaf', leaf } : nothing);
const wrong = (operator: string, needs: string): Meaning => ({ kind: 'wrong', message: `${operator}: needs ${needs}` });
const list = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const features = ['attachment', 'link', 'reaction'] as const;
const states = ['pinned', 'edited'] as const;
const timeHint = 'a day such as 2026-01-31, or a time such as 2026-01-31T12:00:00Z';

const oneOf =
  (words: readonly string[]) =>
  (operator: string, value: string): Meaning =>
    words.includes(value.toLowerCase())
      ? leafOr(propertyLeaf(`${operator}:${value.toLowerCase()}`))
      : wrong(operator, list(words));

const time =
  (kind: 'since' | 'until') =>
  (operator: string, value: string): Meaning => {
    const ms = parseTime(value.toUpperCase());
    return ms === undefined ? wrong(operator, timeHint) : { kind, ms };
  };

type Operator = (operator: string, value: string, callerId: string) => Meaning;

const operators: Readonly<Record<string, Operator>> = {
  from: (_, value, callerId) => leafOr(authorLeaf(value, callerId)),
  mentions: (operator, value, callerId) => {
    const leaf = mentionLeaf(value, callerId);
    return leaf ? { kind: 'leaf', leaf } : wrong(operator, 'a name, room or me');
  },
  in: (_, room) => ({ kind: 'room', room }),
  before: time('until'),
  after: time('since'),
  has: oneOf(features),
  type: oneOf(messageKinds),
  is: oneOf(states),
};

const tokensOf = (text: string, known: Readonly<Record<string, Operator>>): Token[] => {
  const tokens: Token[] = [];
  const plain = text.replace(quotes, '"');
  for (let at = 0; at < plain.length; ) {
    token.lastIndex = at;
    const match = token.exec(plain);
    if (!match) {
      at++;
      continue;
    }
    at = token.lastIndex;
    const { minus, operator = '', phrase, word } = match.groups as Record<string, string | undefined>;
    const name = operator.toLowerCase();
    const isOperator = Object.hasOwn(known, name);
    const value = phrase ?? word ?? '';
    tokens.push({
      written: text.slice(match.index, at),
      negated: minus !== undefined,
      operator: isOperator ? name : '',
      // Where there is no such operator the colon was a part of the word.
      value: isOperator || operator === '' ? value : `${operator}:${value}`,
      quoted: phrase !== undefined,
    });
  }
  return tokens;
};

/** A word without the punctuation around it; what names and languages have is left: #tag, @name, c++, c#. */
const trimmed = (word: string): string =>
  word.replace(/^[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}#@]+|[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}#+]+$/gu, '');

const meaningOf = ({ operator, value, quoted }: Token, callerId: string): Meaning => {
  if (operator !== '') return (operators[operator] as Operator)(operator, value, callerId);
  return leafOr(quoted ? phraseLeaf(value) : textLeaf(trimmed(value)));
};

const isOr = (one: Token | undefined): boolean =>
  one !== undefined && !one.quoted && !one.negated && one.value.toLowerCase() === 'or' && one.operator === '';

/**
 * Reads a query.
 * @param callerId whom `me` means.
 */
export const parseQuery = (text: string, callerId: string): ParsedQuery => read(tokensOf(text, operators), callerId);

/** Reads a query that has no operators: what looks like one is a word. */
export const parseWords = (text: string): SearchQuery => {
  const parsed = read(tokensOf(text, {}), '');
  if (!parsed.ok) throw new Error('words cannot be wrong');
  return parsed.query;
};

const read = (tokens: readonly Token[], callerId: string): ParsedQuery => {
  const groups: Alternative[][] = [];
  const rooms: string[] = [];
  const roomsNot: string[] = [];
  const ignored: string[] = [];
  const issues: Issue[] = [];
  let sinceMs = Number.NEGATIVE_INFINITY;
  let untilMs = Number.POSITIVE_INFINITY;
  let terms = 0;
  /** The group that an `or` has just held open. */
  let open: Alternative[] | undefined;
  let last: Alternative[] | undefined;

  tokens.forEach((one, n) => {
    if (isOr(one) && n > 0 && n < tokens.length - 1 && !isOr(tokens[n - 1])) {
      // Beside what bounds the search, such as in:, an "or" has nothing to join.
      if (last) open = last;
      else ignored.push(one.written);
      return;
    }
    const meaning = ++terms > queryTermsMax ? nothing : meaningOf(one, callerId);
    const joined = open;
    open = undefined;
    last = undefined;
    switch (meaning.kind) {
      case 'leaf': {
        const alternative = { leaf: meaning.leaf, negated: one.negated };
        last = joined ?? [];
        if (!joined) groups.push(last);
        last.push(alternative);
        break;
      }
      case 'since':
      case 'until':
        if ((meaning.kind === 'since') === one.negated) untilMs = Math.min(untilMs, meaning.ms);
        else sinceMs = Math.max(sinceMs, meaning.ms);
        break;
      case 'room':
        (one.negated ? roomsNot : rooms).push(meaning.room);
        break;
      case 'wrong':
        issues.push({ path: 'query', message: meaning.message });
        break;
      case 'nothing':
        ignored.push(one.written);
    }
  });
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, query: { groups, sinceMs, untilMs, rooms, roomsNot, ignored } };
};
