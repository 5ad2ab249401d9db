import { LRUCache } from 'lru-cache';
import type { Queryable } from '../../store/connect-postgres.ts';
import { type Lookup, suffixesOf } from '../text/terms.ts';
import { knownWordsMax } from './index-limits.ts';

/** Words that are in search_words for certain. */
export interface KnownWords {
  /** Those of the words that are not known. */
  unknown(words: ReadonlySet<string>): string[];
  /** They are in the table, and committed. */
  remember(words: readonly string[]): void;
}

export const createKnownWords = (): KnownWords => {
  const known = new LRUCache<string, true>({ max: knownWordsMax });
  return {
    unknown: (words) => [...words].filter((word) => known.get(word) === undefined),
    remember: (words) => {
      for (const word of words) known.set(word, true);
    },
  };
};

/**
 * Puts those words into the table that are not there. In the order of the primary key, so that two transactions that add the same words
 * wait for one another in one direction only; so a transaction may call this once.
 */
export const addWords = async (queryable: Queryable, words: readonly string[]): Promise<void> => {
  if (words.length === 0) return;
  const missing = await queryable.$queryRaw<{ word: string }[]>`
    SELECT w.word FROM unnest(${words}::text[]) AS w (word)
    WHERE NOT EXISTS (SELECT 1 FROM search_words AS s WHERE s.suffix = w.word AND s.head = '')`;
  if (missing.length === 0) return;
  const rows = missing.flatMap(({ word }) => suffixesOf(word));
  await queryable.$executeRaw`
    INSERT INTO search_words (suffix, head)
    SELECT suffix, head FROM unnest(${rows.map(({ suffix }) => suffix)}::text[], ${rows.map(({ head }) => head)}::text[]) AS r (suffix, head)
    ORDER BY suffix COLLATE "C", head COLLATE "C" ON CONFLICT DO NOTHING`;
};

/** Words that one look-up may stand for; one that stands for more narrows nothing down. */
export const expansionMax = 1_000;

/** The look-ups that stand for several words, with the words; undefined: too many. Bounded by `expansionMax` each. */
export type Expansions = ReadonlyMap<Lookup, readonly string[] | undefined>;

export const expandLookUps = async (queryable: Queryable, lookUps: readonly Lookup[]): Promise<Expansions> => {
  const open = lookUps.filter(({ kind }) => kind !== 'exact');
  if (open.length === 0) return new Map();
  const ofKind = (kind: Lookup['kind']) =>
    open.flatMap((lookUp, n) => (lookUp.kind === kind ? [{ n, text: lookUp.text }] : []));
  const [within, beginning] = [ofKind('within'), ofKind('prefix')];
  // U+10FFFF is above all letters, in bytes too.
  const rows = await queryable.$queryRaw<{ n: number; word: string }[]>`
    SELECT q.n, w.word FROM unnest(${within.map(({ n }) => n)}::int[], ${within.map(({ text }) => text)}::text[]) AS q (n, text)
    CROSS JOIN LATERAL (
      SELECT head || suffix AS word FROM search_words WHERE suffix >= q.text AND suffix < q.text || U&'\\+10FFFF' LIMIT ${expansionMax + 1}::int
    ) AS w
    UNION ALL
    SELECT q.n, w.word FROM unnest(${beginning.map(({ n }) => n)}::int[], ${beginning.map(({ text }) => text)}::text[]) AS q (n, text)
    CROSS JOIN LATERAL (
      SELECT suffix AS word FROM search_words
      WHERE head = '' AND suffix >= q.text AND suffix < q.text || U&'\\+10FFFF' LIMIT ${expansionMax + 1}::int
    ) AS w`;
  const words = open.map((): string[] => []);
  for (const { n, word } of rows) words[n]?.push(word);
  return new Map(
    open.map((lookUp, n) => {
      const found = words[n] as string[];
      return [lookUp, found.length > expansionMax ? undefined : [...new Set(found)]];
    }),
  );
};
