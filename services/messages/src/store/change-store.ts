import { type Change, type ChangeRow, digestOf } from '../domain/change.ts';
import type { MessageKind } from '../domain/message.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { PrismaClient } from './connect-postgres.ts';

/** What an operator bounds of changes. */
export interface ChangeBounds {
  /** How long after it was sent a message may be edited, seconds; 0: for ever. */
  readonly editWindowSeconds: number;
  /** Revisions of one message. */
  readonly editsMax: number;
  /** How long after its deletion a message may be brought back, days. */
  readonly restoreDays: number;
  /** Distinct emoji of one message. */
  readonly reactionsMax: number;
  /** Pinned messages of one room. */
  readonly pinsMax: number;
}

/** Changes of messages in Postgres. */
export interface ChangeStore {
  /**
   * Carries changes out, in order within a room, in one transaction and one round trip.
   * @returns for each what became of it.
   */
  carryOut(changes: readonly Change[]): Promise<ChangeRow[]>;
  /** Forgets client ids of changes older than so many hours, at most `rowsMax`. @returns how many were forgotten. */
  forgetKeys(hours: number, rowsMax: number): Promise<number>;
}

interface AnswerRow {
  readonly n: number;
  readonly outcome: ChangeRow['outcome'];
  readonly message_id: string;
  readonly seq: bigint | null;
  readonly at_ms: number | null;
  readonly outbox_id: bigint | null;
  readonly payload: unknown;
  readonly sent: SentRow | null;
}

/** What message_as_sent answers. */
interface SentRow {
  readonly room_id: string;
  readonly type: MessageKind;
  readonly content: string;
  readonly reply_to: string | null;
  readonly attachments: readonly string[];
}

/** What change_messages is given of one change beside what all have. */
const particulars = (change: Change): object => {
  switch (change.kind) {
    case 'post':
      return {
        type: change.type,
        content: change.content,
        visible_after: change.visibleAfterSeq,
        reply_to: change.replyTo,
        quotes: change.quotes,
        attachments: change.attachments,
        mentions: change.mentions,
        mentions_room: change.mentionsRoom,
      };
    case 'edit':
      return {
        content: change.content,
        expected_edit: change.expectedEdit,
        mentions: change.mentions,
        mentions_room: change.mentionsRoom,
      };
    case 'delete':
      return change.reason === '' ? {} : { reason: change.reason };
    case 'react':
    case 'unreact':
      return { emoji: change.emoji };
    default:
      return {};
  }
};

const toChangeRow = (row: AnswerRow): ChangeRow => ({
  outcome: row.outcome,
  messageId: row.message_id,
  ...(row.seq === null
    ? {}
    : {
        entry: {
          seq: Number(row.seq),
          atMs: row.at_ms as number,
          outboxId: row.outbox_id ?? undefined,
          payload: row.payload,
        },
      }),
  ...(row.sent
    ? {
        sent: {
          roomId: row.sent.room_id,
          type: row.sent.type,
          content: row.sent.content,
          replyTo: row.sent.reply_to ?? undefined,
          attachments: row.sent.attachments,
        },
      }
    : {}),
});

/** One call of change_messages. */
export const carryOutQuery = (
  changes: readonly Change[],
  bounds: ChangeBounds,
  partitionOfRoom: (roomId: string) => number,
): Prisma.Sql => {
  const given = changes.map((change, n) => ({
    n: n + 1,
    room: change.roomId,
    partition: partitionOfRoom(change.roomId),
    kind: change.kind,
    actor: change.actor.id,
    name: change.actor.username,
    message: change.messageId,
    client: change.clientId,
    digest: change.clientId === undefined ? undefined : digestOf(change),
    ...particulars(change),
  }));
  const limits = {
    edit_window_seconds: bounds.editWindowSeconds,
    edits: bounds.editsMax,
    restore_days: bounds.restoreDays,
    reactions: bounds.reactionsMax,
    pins: bounds.pinsMax,
  };
  return Prisma.sql`
    SELECT n, outcome, message_id, seq, at_ms, outbox_id, payload, sent
    FROM change_messages(${JSON.stringify(given)}::text::jsonb, ${JSON.stringify(limits)}::text::jsonb)`;
};

/** The oldest keys, found by their index and taken out where they lie, for they are locked there. Instances pass over each other's. */
export const forgetKeysQuery = (hours: number, rowsMax: number): Prisma.Sql => Prisma.sql`
  DELETE FROM change_keys WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM change_keys
    WHERE at < now() - ${hours}::int * interval '1 hour' ORDER BY at LIMIT ${rowsMax}::int FOR UPDATE SKIP LOCKED
  ))`;

/** @param partitionOfRoom where a room's events are published; kept in the outbox, so that whoever sweeps it agrees. */
export const createChangeStore = (
  postgres: PrismaClient,
  bounds: ChangeBounds,
  partitionOfRoom: (roomId: string) => number,
): ChangeStore => ({
  carryOut: async (changes) => {
    const rows = await postgres.$queryRaw<AnswerRow[]>(carryOutQuery(changes, bounds, partitionOfRoom));
    const answers: ChangeRow[] = [];
    for (const row of rows) answers[row.n - 1] = toChangeRow(row);
    return answers;
  },
  forgetKeys: (hours, rowsMax) => postgres.$executeRaw(forgetKeysQuery(hours, rowsMax)),
});
