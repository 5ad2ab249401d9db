/**
 * Which messages may answer a query, in order: from the index, and directly from what the index has not come to.
 *
 * Guarantee. Within `settled`, every message of the scope and range that answers the query is a candidate: what was committed before the
 * question was asked is found.
 *
 * Why it holds. How far the index goes is read before its blocks, so nothing falls between; what is in both counts once. Blocks come in
 * order, each with its first and last key, so what blocks that were not opened hold lies beyond the key of the first of them.
 */
import type { SearchedMessage } from '../query/message.ts';
import { blockTermsOf, type IndexPlan, lookUpsOfPlan, messagesWith } from './index-plan.ts';
import { compareKeys, keyAbove, type MessageKey } from './message-key.ts';
import { blocksAtFirst, blocksMax, tailMessagesMax, tailRoomMessagesMin } from './search-limits.ts';
import type { FoundBlock, Range, Scope, SearchStore, Tail, TailMessage } from './search-store.ts';

export interface Candidate {
  readonly key: MessageKey;
  /** When it has been read already. */
  readonly message?: SearchedMessage;
}

export interface Candidates {
  /** In the order of the range, each message once. */
  readonly candidates: readonly Candidate[];
  /**
   * How far the work went: newest first, messages from this key on are settled; oldest first, messages below it. Undefined: all.
   */
  readonly settled: MessageKey | undefined;
  readonly blocksOpened: number;
}

const further = (a: MessageKey | undefined, b: MessageKey | undefined, ascending: boolean): MessageKey | undefined => {
  if (!a || !b) return a ?? b;
  return compareKeys(a, b) < 0 === ascending ? a : b;
};

/** How far tails were read: where one had more than was read, up to its last message. */
const settledTails = (
  tails: readonly Tail[],
  read: readonly TailMessage[],
  messagesMax: number,
  ascending: boolean,
): MessageKey | undefined => {
  const own = Map.groupBy(
    read.filter(({ isOlder }) => !isOlder),
    ({ message }) => message.roomId,
  );
  let settled: MessageKey | undefined;
  for (const { roomId } of tails) {
    const messages = (own.get(roomId) ?? []).map(({ message }) => message).sort(compareKeys);
    if (messages.length < messagesMax) continue;
    const edge = ascending ? messages.at(-1) : messages[0];
    if (edge) settled = further(settled, ascending ? keyAbove(edge) : edge, ascending);
  }
  return settled;
};

const isWithin = ({ key }: Candidate, scope: Scope, range: Range): boolean =>
  key.seq > Math.max(scope.get(key.roomId) ?? Number.POSITIVE_INFINITY, range.aboveSeq ?? -1) &&
  key.seq < (range.belowSeq ?? Number.POSITIVE_INFINITY) &&
  key.atMs >= range.sinceMs &&
  key.atMs < range.untilMs &&
  (!range.below || compareKeys(key, range.below) < 0) &&
  (!range.from || compareKeys(key, range.from) >= 0);

const isBefore = (key: MessageKey | undefined, below: MessageKey): boolean =>
  key !== undefined && compareKeys(key, below) < 0;

const isSettled = (key: MessageKey, settled: MessageKey | undefined, ascending: boolean): boolean =>
  !settled || compareKeys(key, settled) < 0 === ascending;

/** A message that was read already counts before one that was only found: it may have changed since it was indexed. */
const collect = (fromTails: readonly TailMessage[], blocks: readonly FoundBlock[], plan: IndexPlan): Candidate[] => {
  const all = new Map<string, Candidate>();
  for (const { roomId, segment } of blocks) {
    for (const n of messagesWith(segment, plan)) {
      const seq = segment.seqs[n] as number;
      const atMs = segment.times[n] as number;
      all.set(`${roomId} ${seq}`, { key: { atMs, roomId, seq } });
    }
  }
  for (const { message, isDeleted } of fromTails) {
    const { atMs, roomId, seq } = message;
    if (isDeleted) all.delete(`${roomId} ${seq}`);
    else all.set(`${roomId} ${seq}`, { key: { atMs, roomId, seq }, message });
  }
  return [...all.values()];
};

/** @param enough how many candidates will do: then no more blocks are opened. */
export const findCandidates = async (
  store: SearchStore,
  plan: IndexPlan,
  scope: Scope,
  range: Range,
  enough: number,
): Promise<Candidates> => {
  if (scope.size === 0) return { candidates: [], settled: undefined, blocksOpened: 0 };
  const { ascending } = range;
  const tails = await store.findTails(scope);
  const tailMax = Math.max(tailRoomMessagesMin, Math.floor(tailMessagesMax / Math.max(tails.length, 1)));
  const [fromTails, expansions] = await Promise.all([
    store.readTails(tails, scope, range, tailMax),
    store.expand(lookUpsOfPlan(plan)),
  ]);
  const terms = blockTermsOf(plan, expansions);
  const settledByTails = settledTails(tails, fromTails, tailMax, ascending);
  for (const max of [blocksAtFirst, blocksMax, blocksMax + scope.size]) {
    const found = await store.findBlocks(scope, terms, range, max + 1);
    const opened = found.slice(0, max);
    const unopened = found[max];
    const edge = unopened && (ascending ? unopened.first : keyAbove(unopened.last));
    const settled = further(settledByTails, edge, ascending);
    const candidates = collect(fromTails, opened, plan)
      .filter((candidate) => isWithin(candidate, scope, range) && isSettled(candidate.key, settled, ascending))
      .sort((a, b) => (ascending ? compareKeys(a.key, b.key) : compareKeys(b.key, a.key)));
    const isComplete = !unopened || (range.from && settled && compareKeys(settled, range.from) <= 0);
    // Of each room one block may have been begun by the page before: so many do not count, where all that were opened are of that kind.
    const isFurther = max >= blocksMax && !range.from && (!range.below || isBefore(settled, range.below));
    if (isComplete || isFurther || candidates.length >= enough || max > blocksMax)
      return { candidates, settled, blocksOpened: opened.length };
  }
  throw new Error('unreachable: the last round always answers');
};
