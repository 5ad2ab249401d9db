import { type Match, match } from '../query/match.ts';
import type { SearchedMessage } from '../query/message.ts';
import type { Conditions } from '../query/query.ts';
import { type Candidate, findCandidates } from './find-candidates.ts';
import { planIndex } from './index-plan.ts';
import { keyAbove, type MessageKey, toKey } from './message-key.ts';
import { messagesLookedAtMax, messagesReadMax } from './search-limits.ts';
import type { Range, Scope, SearchStore } from './search-store.ts';

/** A message that answers a query. */
export interface Hit {
  readonly message: SearchedMessage;
  readonly match: Match;
}

/** What one page's work came to. */
export interface Walk {
  /** In the order of the range. */
  readonly hits: readonly Hit[];
  /** Newest first: all from this key on was looked at; oldest first: all below it. Undefined: all was. */
  readonly settled: MessageKey | undefined;
  /** The work that was done, for those who bound it. */
  readonly blocksOpened: number;
  readonly messagesLookedAt: number;
}

const readBatch = async (store: SearchStore, batch: readonly Candidate[]): Promise<(SearchedMessage | undefined)[]> => {
  const unread = batch.filter(({ message }) => !message).map(({ key }) => key);
  const read = await store.readMessages(unread);
  const byPlace = new Map(read.map((message) => [`${message.roomId} ${message.seq}`, message]));
  return batch.map(({ key, message }) => message ?? byPlace.get(`${key.roomId} ${key.seq}`));
};

/**
 * Walks the messages of a range in its order until `hitsMax` answer the query, or the work of a page is done. A walk without `hitsMax`
 * goes to the end: it is for a range that an earlier walk has found the end of.
 */
export const walkHits = async (
  store: SearchStore,
  conditions: Conditions,
  scope: Scope,
  range: Range,
  hitsMax: number,
): Promise<Walk> => {
  const { candidates, settled, blocksOpened } = await findCandidates(
    store,
    planIndex(conditions),
    scope,
    range,
    hitsMax,
  );
  const hits: Hit[] = [];
  const lookedAtMax = Number.isFinite(hitsMax) ? messagesLookedAtMax : candidates.length;
  let lookedAt = 0;
  while (lookedAt < candidates.length && lookedAt < lookedAtMax) {
    const batch = candidates.slice(lookedAt, lookedAt + messagesReadMax);
    const messages = await readBatch(store, batch);
    for (const message of messages) {
      lookedAt++;
      const found = message && match(conditions, message);
      if (found) hits.push({ message, match: found });
      if (hits.length >= hitsMax) break;
    }
    if (hits.length >= hitsMax) break;
  }
  const last = candidates[lookedAt - 1]?.key;
  const isCut = lookedAt < candidates.length && last !== undefined;
  const cut = isCut ? toKey(range.ascending ? keyAbove(last) : last) : undefined;
  return { hits, settled: cut ?? settled, blocksOpened, messagesLookedAt: lookedAt };
};
