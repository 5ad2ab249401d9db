import type { AppendedRow } from '../committer/commit-plan.ts';
import type { MemberPayload } from '../domain/entry-body.ts';
import type { Append, PlainMessage, StoredEntry } from '../domain/log-entry.ts';
import type { MessageKind } from '../domain/message.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { PrismaClient } from './connect-postgres.ts';
import { type EventRow, eventColumns, toStoredEntries } from './entry-rows.ts';

/** The rooms' logs in Postgres. */
export interface LogStore {
  /**
   * Appends entries in the order given, all or none, in one transaction and one round trip. No clientId or change id may be in
   * `entries` twice.
   * @returns for each entry where it is: its new place, or that of the one that was there before.
   */
  append(entries: readonly Append[]): Promise<AppendedRow[]>;
  /** Entries of one room with `afterSeq < seq <= toSeq`, at most `limit`, and the head at that moment. */
  read(roomId: string, range: LogRange): Promise<LogPage>;
  /** The heads of those rooms that have been written to. */
  heads(roomIds: readonly string[]): Promise<Map<string, number>>;
}

export interface LogRange {
  readonly afterSeq: number;
  readonly toSeq: number;
  readonly limit: number;
}

export interface LogPage {
  readonly entries: readonly StoredEntry[];
  readonly head: number;
}

/** A row that append_to_log answers. */
interface AnswerRow {
  readonly entry: bigint;
  readonly appended: boolean;
  readonly seq: bigint;
  readonly at_ms: number;
  readonly outbox_id: bigint | null;
  readonly message_id: string | null;
  readonly room_id: string | null;
  readonly message_type: MessageKind | null;
  readonly content: string | null;
  readonly reply_to: string | null;
  readonly attachments: readonly string[] | null;
  readonly is_change: boolean;
}

const knownOf = (row: AnswerRow): AppendedRow['known'] => {
  const { message_id: messageId, room_id: roomId, message_type: type, content } = row;
  if (messageId === null) return undefined;
  if (row.is_change || roomId === null || type === null || content === null) return { messageId, said: undefined };
  const said = { roomId, type, content, replyTo: row.reply_to ?? undefined, attachments: row.attachments ?? [] };
  return { messageId, said };
};

const toAppendedRow = (row: AnswerRow): AppendedRow => ({
  appended: row.appended,
  seq: Number(row.seq),
  atMs: row.at_ms,
  outboxId: row.outbox_id ?? undefined,
  known: row.appended ? undefined : knownOf(row),
});

/**
 * A page of a room's log. One statement, so that head and entries are of the same moment: a room with a head and nothing to read answers
 * one row of nulls.
 */
export const readQuery = (roomId: string, { afterSeq, toSeq, limit }: LogRange): Prisma.Sql => Prisma.sql`
  SELECT h.head, page.*
  FROM room_heads AS h
  LEFT JOIN LATERAL (
    SELECT ${eventColumns}
    FROM events AS e LEFT JOIN messages AS m ON m.id = e.message_id
    WHERE e.room_id = h.room_id AND e.seq > ${afterSeq}::bigint AND e.seq <= ${toSeq}::bigint
    ORDER BY e.seq LIMIT ${limit}::int
  ) AS page ON true
  WHERE h.room_id = ${roomId}::uuid
  ORDER BY page.seq`;

/** @param partitionOfRoom where a room's events are published; kept in the outbox, so that whoever sweeps it agrees. */
export const createLogStore = (postgres: PrismaClient, partitionOfRoom: (roomId: string) => number): LogStore => ({
  append: async (entries) => {
    const column = <T>(of: (entry: Append) => T): T[] => entries.map(of);
    const ofMessage = <T>(of: (entry: PlainMessage) => T): (T | null)[] =>
      entries.map((entry) => (entry.kind === 'message' ? of(entry) : null));
    const payloads = column((entry) => {
      if (entry.kind === 'message') return null;
      const { user, reason } = entry;
      return JSON.stringify({ user, reason } satisfies MemberPayload);
    });
    const rows = await postgres.$queryRaw<AnswerRow[]>`
      SELECT entry, appended, seq, at_ms, outbox_id, message_id, room_id, message_type::text, content, reply_to, attachments,
             is_change
      FROM append_to_log(
        ${column(({ roomId }) => roomId)}::uuid[],
        ${column(({ roomId }) => partitionOfRoom(roomId))}::int[],
        ${column(({ kind }) => kind)}::event_type[],
        ${column(({ actor }) => actor.id)}::uuid[],
        ${column(({ actor }) => actor.username)}::text[],
        ${ofMessage(({ messageId }) => messageId)}::uuid[],
        ${ofMessage(({ type }) => type)}::message_type[],
        ${ofMessage(({ content }) => content)}::text[],
        ${ofMessage(({ clientId }) => clientId ?? null)}::uuid[],
        ${payloads}::text[],
        ${column((entry) => (entry.kind === 'message' ? null : entry.changeId))}::uuid[]
      )`;
    const answers: AppendedRow[] = [];
    for (const row of rows) answers[Number(row.entry) - 1] = toAppendedRow(row);
    return answers;
  },

  read: async (roomId, range) => {
    const rows = await postgres.$queryRaw<(EventRow & { head: bigint })[]>(readQuery(roomId, range));
    return {
      entries: await toStoredEntries(
        postgres,
        rows.filter(({ seq }) => seq !== null),
      ),
      head: Number(rows[0]?.head ?? 0),
    };
  },

  heads: async (roomIds) => {
    const rows = await postgres.$queryRaw<{ room_id: string; head: bigint }[]>`
      SELECT room_id, head FROM room_heads WHERE room_id = ANY (${roomIds}::uuid[])`;
    return new Map(rows.map(({ room_id, head }) => [room_id, Number(head)]));
  },
});
