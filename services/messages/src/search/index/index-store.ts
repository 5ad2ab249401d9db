/**
 * What the search index has of the log, and how it is taken further.
 *
 * Guarantee. When `search_progress.seq` of a room is s, then for each message whose newest entry in the log (said, edited, brought back,
 * reacted to, pinned) has a seq up to s, and which is not deleted, the room's blocks hold the terms of what it is now.
 *
 * Why it holds. A pass takes the rows of search_progress under lock, reads the log behind them and the messages it names as they are then,
 * writes blocks and words, and moves the rows on, in one transaction: who dies on the way has done nothing. What changes a message after
 * it was read has an entry of its own, further on. Two instances never do a room's work twice: a row that is locked is passed over.
 */
import type { PrismaClient, Queryable } from '../../store/connect-postgres.ts';
import type { SearchedMessage } from '../query/message.ts';
import { type Block, findCovering, insertBlocks, readBlocks, readSizes, removeBlocks } from './block-store.ts';
import { passEntriesMax, passRoomEntriesMax, passTimeoutMs, sweepRoomsMax } from './index-limits.ts';
import { countToMerge } from './merge-levels.ts';
import { type MessageTerms, messageTerms } from './message-terms.ts';
import { type SearchedRow, searchedColumns, toSearchedMessage } from './searched-rows.ts';
import { buildSegment, encodeSegment, mergeSegments, type Segment } from './segment.ts';
import { addWords, createKnownWords, type KnownWords } from './word-store.ts';

export interface IndexStore {
  /**
   * Takes rooms further by one pass. A room whose row another instance has under lock is passed over.
   * @param roomIds at most `passRoomsMax`.
   * @returns how many messages were read, and the rooms that may have more to be read.
   */
  advance(roomIds: readonly string[]): Promise<{ messages: number; more: string[] }>;
  /** Rooms whose log goes further than the index, of the next `sweepRoomsMax` in the order of ids; `next` undefined: these were the last. */
  behind(afterRoomId: string): Promise<{ roomIds: string[]; next: string | undefined }>;
}

interface EntryRow extends SearchedRow {
  readonly of_room: string;
  readonly entry_seq: bigint;
  /** Null: an entry about no message, or about one that is deleted. */
  readonly id: string;
}

interface IndexedMessage {
  readonly message: SearchedMessage;
  readonly terms: MessageTerms;
}

/** A room's part of a pass. */
interface Advance {
  readonly roomId: string;
  readonly afterSeq: number;
  readonly toSeq: number;
  /** May have more entries behind. */
  readonly isFull: boolean;
  /** Said within the pass. */
  readonly fresh: readonly IndexedMessage[];
  /** Said before, and changed within the pass. */
  readonly changed: readonly IndexedMessage[];
}

const readAdvances = async (
  transaction: Queryable,
  progress: readonly { room_id: string; seq: bigint }[],
): Promise<Advance[]> => {
  const limit = Math.min(passRoomEntriesMax, Math.max(16, Math.floor(passEntriesMax / progress.length)));
  const rows = await transaction.$queryRaw<EntryRow[]>`
    SELECT p.room AS of_room, e.seq AS entry_seq, ${searchedColumns}
    FROM unnest(${progress.map((row) => row.room_id)}::uuid[], ${progress.map(({ seq }) => seq)}::bigint[]) AS p (room, seq)
    CROSS JOIN LATERAL (
      SELECT seq, type, message_id FROM events WHERE room_id = p.room AND seq > p.seq ORDER BY seq LIMIT ${limit}::int
    ) AS e
    LEFT JOIN messages AS m ON m.id = e.message_id AND m.deleted_at IS NULL
      AND e.type IN ('message', 'message_edited', 'message_restored', 'reaction_added', 'message_pinned')
    ORDER BY p.room, e.seq`;
  const byRoom = Map.groupBy(rows, ({ of_room }) => of_room);
  return progress.flatMap(({ room_id, seq }) => {
    const entries = byRoom.get(room_id);
    if (!entries) return [];
    const afterSeq = Number(seq);
    const named = new Map(entries.filter(({ id }) => id !== null).map((row) => [row.id, toSearchedMessage(row)]));
    const all = [...named.values()].map((message) => ({ message, terms: messageTerms(message) }));
    return {
      roomId: room_id,
      afterSeq,
      toSeq: Number(entries.at(-1)?.entry_seq),
      isFull: entries.length === limit,
      fresh: all.filter(({ message }) => message.seq > afterSeq),
      changed: all.filter(({ message }) => message.seq <= afterSeq),
    };
  });
};

const segmentOf = (messages: readonly IndexedMessage[]): Segment =>
  buildSegment(messages.map(({ message: { seq, atMs }, terms }) => ({ seq, atMs, terms: terms.terms })));

/** Writes what was said as new blocks, and makes one of them and of those before where `countToMerge` says so. */
const writeFresh = async (transaction: Queryable, advances: readonly Advance[]): Promise<void> => {
  const withFresh = advances.filter(({ fresh }) => fresh.length > 0);
  const sizes = await readSizes(
    transaction,
    withFresh.map(({ roomId }) => roomId),
  );
  const plans = withFresh.map(({ roomId, fresh }) => {
    const segment = segmentOf(fresh);
    const [first, last] = [segment.messages[0], segment.messages.at(-1)];
    const entries = (last?.seq ?? 0) - (first?.seq ?? 0) + 1;
    const own = { fromSeq: first?.seq ?? 0, entries, bytes: encodeSegment(segment).length };
    const before = sizes.get(roomId) ?? [];
    const merged = before.slice(0, Math.max(0, countToMerge([own, ...before]) - 1));
    return { roomId, segment, merged: merged.map(({ fromSeq }) => ({ roomId, fromSeq })) };
  });
  const places = plans.flatMap(({ merged }) => merged);
  const earlier = Map.groupBy(await readBlocks(transaction, places), ({ roomId }) => roomId);
  await removeBlocks(transaction, places);
  await insertBlocks(
    transaction,
    plans.map(({ roomId, segment }): Block => {
      const others = earlier.get(roomId) ?? [];
      return {
        roomId,
        segment: others.length === 0 ? segment : mergeSegments([...others.map((block) => block.segment), segment]),
      };
    }),
  );
};

/** Whether a segment has all the terms of a message already. */
const hasTerms = ({ messages, terms, postings }: Segment, { message, terms: wanted }: IndexedMessage): boolean => {
  const number = messages.findIndex(({ seq }) => seq === message.seq);
  if (number === -1) return false;
  const of = new Set(terms.filter((_, t) => postings[t]?.includes(number)));
  return wanted.terms.every((term) => of.has(term));
};

/** Adds the terms of changed messages to the blocks that cover them; one that no block covers gets a block of its own. */
const writeChanged = async (transaction: Queryable, advances: readonly Advance[]): Promise<void> => {
  const changed = advances.flatMap((advance) => advance.changed);
  if (changed.length === 0) return;
  const keyOf = ({ roomId, seq }: { roomId: string; seq: number }) => `${roomId} ${seq}`;
  const covering = await findCovering(
    transaction,
    changed.map(({ message }) => message),
  );
  const blockOf = new Map(covering.map((place) => [keyOf(place), place]));
  const places = [...new Map(covering.map((place) => [`${place.roomId} ${place.fromSeq}`, place])).values()];
  const blocks = new Map(
    (await readBlocks(transaction, places)).map((block) => [
      `${block.roomId} ${block.segment.messages[0]?.seq}`,
      block,
    ]),
  );
  const fitting = Map.groupBy(changed, ({ message }) => {
    const place = blockOf.get(keyOf(message));
    return place ? `${place.roomId} ${place.fromSeq}` : `${keyOf(message)} alone`;
  });
  const removed: { roomId: string; fromSeq: number }[] = [];
  const written: Block[] = [];
  for (const [key, messages] of fitting) {
    const [{ message }] = messages as [IndexedMessage];
    const block = blocks.get(key);
    const missing = block ? messages.filter((one) => !hasTerms(block.segment, one)) : messages;
    if (missing.length === 0) continue;
    const added = segmentOf(missing);
    if (block) removed.push({ roomId: block.roomId, fromSeq: block.segment.messages[0]?.seq ?? 0 });
    written.push({ roomId: message.roomId, segment: block ? mergeSegments([block.segment, added]) : added });
  }
  await removeBlocks(transaction, removed);
  await insertBlocks(transaction, written);
};

const wordsOfAll = (advances: readonly Advance[], known: KnownWords): string[] => {
  const words = new Set<string>();
  for (const { fresh, changed } of advances)
    for (const { terms } of [...fresh, ...changed]) for (const word of terms.words) words.add(word);
  return known.unknown(words);
};

export const createIndexStore = (postgres: PrismaClient): IndexStore => {
  const known = createKnownWords();
  return {
    advance: async (roomIds) => {
      await postgres.$executeRaw`
        INSERT INTO search_progress (room_id, seq) SELECT room, 0 FROM unnest(${roomIds}::uuid[]) AS room ORDER BY room
        ON CONFLICT DO NOTHING`;
      let words: string[] = [];
      const advances = await postgres.$transaction(
        async (transaction) => {
          const progress = await transaction.$queryRaw<{ room_id: string; seq: bigint }[]>`
            SELECT room_id, seq FROM search_progress WHERE room_id = ANY (${roomIds}::uuid[])
            ORDER BY room_id FOR UPDATE SKIP LOCKED`;
          const found = progress.length === 0 ? [] : await readAdvances(transaction, progress);
          if (found.length === 0) return [];
          words = wordsOfAll(found, known);
          await addWords(transaction, words);
          await writeFresh(transaction, found);
          await writeChanged(transaction, found);
          await transaction.$executeRaw`
            UPDATE search_progress AS p SET seq = a.seq
            FROM unnest(${found.map(({ roomId }) => roomId)}::uuid[], ${found.map(({ toSeq }) => toSeq)}::bigint[]) AS a (room, seq)
            WHERE p.room_id = a.room`;
          return found;
        },
        { timeout: passTimeoutMs },
      );
      known.remember(words);
      return {
        messages: advances.reduce((sum, { fresh, changed }) => sum + fresh.length + changed.length, 0),
        more: advances.filter(({ isFull }) => isFull).map(({ roomId }) => roomId),
      };
    },

    behind: async (afterRoomId) => {
      const rows = await postgres.$queryRaw<{ room_id: string; is_behind: boolean }[]>`
        SELECT h.room_id, h.head > coalesce(p.seq, 0) AS is_behind
        FROM (SELECT room_id, head FROM room_heads WHERE room_id > ${afterRoomId}::uuid ORDER BY room_id LIMIT ${sweepRoomsMax}::int) AS h
        LEFT JOIN search_progress AS p ON p.room_id = h.room_id
        ORDER BY h.room_id`;
      return {
        roomIds: rows.filter(({ is_behind }) => is_behind).map(({ room_id }) => room_id),
        next: rows.length === sweepRoomsMax ? rows.at(-1)?.room_id : undefined,
      };
    },
  };
};
