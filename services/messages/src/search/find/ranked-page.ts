/**
 * A page of ranked hits.
 *
 * The hits of a window, which are the newest few hundred, are ranked with one another; when they are used up the next window begins below
 * them. So a page's work does not grow with what there is, and the best of what is recent comes first.
 */
import type { Conditions } from '../query/query.ts';
import { compareKeys, keyAbove, toKey } from './message-key.ts';
import type { HitPlace, SearchCursor } from './search-cursor.ts';
import { windowHitsMin } from './search-limits.ts';
import type { Scope, SearchStore } from './search-store.ts';
import { type Hit, type Walk, walkHits } from './walk-hits.ts';

export interface RankedPage {
  readonly hits: readonly Hit[];
  readonly next: SearchCursor | undefined;
  /** How many there are in all; undefined: not all was looked at. */
  readonly total: number | undefined;
  /** What it took. */
  readonly work: Pick<Walk, 'blocksOpened' | 'messagesLookedAt'>;
}

/** What being new is worth; less than the difference between a word and the beginning of one. */
const recencyWorth = 0.9;
const dayMs = 86_400_000;
/** After so many days half of it is left. */
const recencyDays = 30;

type Ranked = HitPlace & { readonly hit: Hit };

/** The better first; of equals the newer. */
const compareRanks = (a: HitPlace, b: HitPlace): number => b.score - a.score || compareKeys(b.key, a.key);

/** Ages count from the window's end, so that a hit keeps its score on all pages of the window. */
const rank = (hits: readonly Hit[], endMs: number): Ranked[] =>
  hits
    .map((hit) => {
      const ageDays = Math.max(0, endMs - hit.message.atMs) / dayMs;
      const score = hit.match.quality + recencyWorth / (1 + ageDays / recencyDays);
      return { hit, score: Math.round(score * 1e6) / 1e6, key: toKey(hit.message) };
    })
    .sort(compareRanks);

export const findRankedPage = async (
  store: SearchStore,
  conditions: Conditions,
  scope: Scope,
  cursor: SearchCursor | undefined,
  limit: number,
): Promise<RankedPage> => {
  const { sinceMs, untilMs } = conditions;
  const page = cursor?.kind === 'page' ? cursor : undefined;
  const bounds = { ...(cursor ? { below: cursor.below } : {}), ...(page?.from ? { from: page.from } : {}) };
  const range = { sinceMs, untilMs, ascending: false, ...bounds };
  // A page of a window that is known wants all of it: more may have come into it since, by messages that were changed.
  const walk = await walkHits(store, conditions, scope, range, page ? Number.POSITIVE_INFINITY : windowHitsMin);
  const from = page ? page.from : walk.settled;
  const { hits } = walk;
  const newest = hits[0];
  const below = cursor?.below ?? (newest && keyAbove(toKey(newest.message)));
  const isNewest = page ? page.isNewest : cursor === undefined;
  const total = isNewest && from === undefined ? { total: hits.length } : { total: undefined };
  const nextWindow: SearchCursor | undefined = from && { kind: 'window', below: from };
  if (!below) return { hits: [], next: nextWindow, ...total, work: walk };

  const ranked = rank(hits, below.atMs);
  const rest = page ? ranked.filter((place) => compareRanks(page.after, place) < 0) : ranked;
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  const next: SearchCursor | undefined =
    rest.length > shown.length && last
      ? { kind: 'page', below, from, after: { score: last.score, key: last.key }, isNewest }
      : nextWindow;
  return { hits: shown.map(({ hit }) => hit), next, ...total, work: walk };
};
