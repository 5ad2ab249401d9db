/**
 * Messages as somebody may see them now, read from the tables.
 *
 * A row of `messageColumns` is nearly all of a plain message, with its thread. The rest (what it answers, reactions, attachments) is
 * asked for with one query of each kind for all rows together, and only for rows that say they have it: a page of plain messages is one
 * query.
 *
 * Guarantee. Of a deleted message nothing comes out but its place, author, times and thread; nor of a deleted parent its words.
 */
import type { ReplyReference, StoredMessage } from '../domain/message.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { PrismaClient, Queryable } from './connect-postgres.ts';
import { type Parent, readAttachments, readParents, readReactions } from './message-parts.ts';
import { type MessageRow, messageColumns, partsOf, threadJoin, toStoredMessage } from './message-row.ts';

export { type MessageRow, messageColumns, threadJoin };

export interface MessageReader {
  /**
   * @param readerId whose own reactions are marked; absent: nobody's.
   * @returns by id, those that there are, deleted ones as what is left of them.
   */
  byIds(messageIds: readonly string[], readerId?: string): Promise<Map<string, StoredMessage>>;
}

export const byIdsQuery = (messageIds: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT ${messageColumns} FROM messages AS m ${threadJoin} WHERE m.id = ANY (${messageIds}::uuid[])`;

const toReference = (row: MessageRow, parents: Map<string, Parent>): ReplyReference | undefined => {
  const { replyTo } = partsOf(row);
  const parent = replyTo === null ? undefined : parents.get(replyTo);
  if (replyTo === null || !parent) return undefined;
  return { messageId: replyTo, author: parent.author, excerpt: row.quotes ? parent.excerpt : '' };
};

/**
 * Makes messages of their rows, in the order of the rows.
 * @param readerId whose own reactions are marked; absent: nobody's.
 */
export const hydrate = async (
  queryable: Queryable,
  rows: readonly MessageRow[],
  readerId?: string,
): Promise<StoredMessage[]> => {
  const wanted = rows.map((row) => ({ id: row.id, ...partsOf(row) }));
  const [parents, reactions, attachments] = await Promise.all([
    readParents(queryable, [...new Set(wanted.flatMap(({ replyTo }) => replyTo ?? []))]),
    readReactions(
      queryable,
      wanted.flatMap(({ id, reactions }) => (reactions ? id : [])),
      readerId,
    ),
    readAttachments(
      queryable,
      wanted.flatMap(({ id, attachments }) => (attachments ? id : [])),
    ),
  ]);
  return rows.map((row) =>
    toStoredMessage(row, {
      replyTo: toReference(row, parents),
      reactions: reactions.get(row.id),
      attachments: attachments.get(row.id),
    }),
  );
};

export const createMessageReader = (postgres: PrismaClient): MessageReader => ({
  byIds: async (messageIds, readerId) => {
    if (messageIds.length === 0) return new Map();
    const rows = await postgres.$queryRaw<MessageRow[]>(byIdsQuery(messageIds));
    return new Map((await hydrate(postgres, rows, readerId)).map((message) => [message.id, message]));
  },
});
