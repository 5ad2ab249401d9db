/**
 * What messages have beside their rows, for many messages at once: one query of each kind.
 */
import { EXCERPT_CHARACTERS_MAX, excerptOf } from '@lair/wire';
import type { MessageKind, ReactionSummary, StoredAttachment } from '../domain/message.ts';
import { compareReactions, reactionUsersMax } from '../domain/reactions.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { type AttachmentRow, attachmentColumns, toStoredAttachment } from './attachment-row.ts';
import type { Queryable } from './connect-postgres.ts';

/** A message that another one answers, as far as the other shows it. */
export interface Parent {
  readonly author: { readonly id: string; readonly username: string };
  /** Empty: it is deleted or encrypted. */
  readonly excerpt: string;
}

/** The longest beginning of a content that an excerpt is made of, in code points: excerptOf looks no further. */
const excerptSourceMax = EXCERPT_CHARACTERS_MAX * 8;

export const parentsQuery = (ids: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT id, author_id, author_name, type::text AS type, left(content, ${excerptSourceMax}::int) AS content, deleted_at IS NOT NULL AS is_deleted
  FROM messages WHERE id = ANY (${ids}::uuid[])`;

export const reactionsQuery = (messageIds: readonly string[], readerId: string | undefined): Prisma.Sql => Prisma.sql`
  SELECT message_id, emoji, count(*)::int AS count, (array_agg(user_name ORDER BY seq))[1:${reactionUsersMax}::int] AS users,
         coalesce(bool_or(user_id = ${readerId ?? null}::uuid), false) AS mine
  FROM reactions WHERE message_id = ANY (${messageIds}::uuid[]) GROUP BY message_id, emoji`;

export const attachmentsQuery = (messageIds: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT a.message_id, ${attachmentColumns}
  FROM attachments AS a JOIN blobs AS b ON b.sha256 = a.sha256
  WHERE a.message_id = ANY (${messageIds}::uuid[]) ORDER BY a.message_id, a.position`;

interface ParentRow {
  readonly id: string;
  readonly author_id: string;
  readonly author_name: string;
  readonly type: MessageKind;
  readonly content: string;
  readonly is_deleted: boolean;
}

interface ReactionRow extends ReactionSummary {
  readonly message_id: string;
}

interface CarriedRow extends AttachmentRow {
  readonly message_id: string;
}

/** Puts a row's value to what is there under its message. */
const gather = <V>(lists: Map<string, V[]>, messageId: string, value: V): void => {
  const list = lists.get(messageId);
  if (list) list.push(value);
  else lists.set(messageId, [value]);
};

/** Messages that are answered, by id; asks nothing when there are none. */
export const readParents = async (queryable: Queryable, ids: readonly string[]): Promise<Map<string, Parent>> => {
  if (ids.length === 0) return new Map();
  const rows = await queryable.$queryRaw<ParentRow[]>(parentsQuery(ids));
  return new Map(
    rows.map((row) => [
      row.id,
      {
        author: { id: row.author_id, username: row.author_name },
        excerpt: row.is_deleted ? '' : excerptOf(row.content, row.type),
      },
    ]),
  );
};

/** Reactions by message, in their order; asks nothing when there are no messages. */
export const readReactions = async (
  queryable: Queryable,
  messageIds: readonly string[],
  readerId: string | undefined,
): Promise<Map<string, ReactionSummary[]>> => {
  const reactions = new Map<string, ReactionSummary[]>();
  if (messageIds.length === 0) return reactions;
  const rows = await queryable.$queryRaw<ReactionRow[]>(reactionsQuery(messageIds, readerId));
  for (const { message_id, ...reaction } of rows) gather(reactions, message_id, reaction);
  for (const list of reactions.values()) list.sort(compareReactions);
  return reactions;
};

/** Attachments by message, in their order; asks nothing when there are no messages. */
export const readAttachments = async (
  queryable: Queryable,
  messageIds: readonly string[],
): Promise<Map<string, StoredAttachment[]>> => {
  const attachments = new Map<string, StoredAttachment[]>();
  if (messageIds.length === 0) return attachments;
  const rows = await queryable.$queryRaw<CarriedRow[]>(attachmentsQuery(messageIds));
  for (const row of rows) gather(attachments, row.message_id, toStoredAttachment(row));
  return attachments;
};
