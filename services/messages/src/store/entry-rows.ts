import { type EntrySource, entryBodyOf, needsMessage, weighBody } from '../domain/entry-body.ts';
import type { EntryKind, StoredEntry } from '../domain/log-entry.ts';
import type { StoredMessage } from '../domain/message.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Queryable } from './connect-postgres.ts';
import { byIdsQuery, hydrate, type MessageRow } from './message-reader.ts';

/** A row of events, with what is asked of its message. */
export interface EventRow {
  readonly room_id: string;
  readonly seq: bigint;
  readonly type: EntryKind;
  readonly at: Date;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly payload: unknown;
  readonly message_id: string | null;
  /** null: the message is not deleted. */
  readonly deleted_at: Date | null;
  readonly deleted_by: string | null;
  readonly deleted_by_name: string | null;
}

/** Columns of events (as e) and of their messages (as m) that make an EventRow. */
export const eventColumns = Prisma.sql`
  e.room_id, e.seq, e.type::text AS type, e.at, e.actor_id, e.actor_name, e.payload, e.message_id,
  m.deleted_at, m.deleted_by, m.deleted_by_name`;

const deletionOf = ({ deleted_at, deleted_by, deleted_by_name }: EventRow): EntrySource['deletion'] =>
  deleted_at === null
    ? undefined
    : { by: { id: deleted_by ?? '', username: deleted_by_name ?? '' }, atMs: deleted_at.getTime() };

const toStoredEntry = (row: EventRow, message: StoredMessage | undefined): StoredEntry => {
  const actor = { id: row.actor_id, username: row.actor_name };
  const atMs = row.at.getTime();
  const { type: kind, message_id: messageId, payload } = row;
  const body = entryBodyOf({ kind, actor, atMs, messageId, payload, message, deletion: deletionOf(row) });
  return { roomId: row.room_id, seq: Number(row.seq), atMs, actor, requestId: '', bytes: weighBody(body), ...body };
};

/**
 * Entries as the log has them, in the order of the rows; messages are as they are now. A message that is deleted between the reading of
 * the rows and of the messages comes out as deleted.
 */
export const toStoredEntries = async (queryable: Queryable, rows: readonly EventRow[]): Promise<StoredEntry[]> => {
  const ids = new Set<string>();
  for (const { type, message_id, deleted_at } of rows)
    if (message_id !== null && needsMessage(type, deleted_at !== null)) ids.add(message_id);
  const messages = new Map<string, StoredMessage>();
  if (ids.size > 0) {
    const found = await queryable.$queryRaw<MessageRow[]>(byIdsQuery([...ids]));
    for (const message of await hydrate(queryable, found)) messages.set(message.id, message);
  }
  return rows.map((row) => toStoredEntry(row, row.message_id === null ? undefined : messages.get(row.message_id)));
};
