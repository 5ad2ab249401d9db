import type { UserRef } from '../domain/message.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { PrismaClient } from './connect-postgres.ts';

/** What a message said for a while. */
export interface StoredRevision {
  readonly content: string;
  /** When it began to say so, milliseconds since the Unix epoch. */
  readonly atMs: number;
  /** Who made it say so. */
  readonly by: UserRef;
}

/** What messages said before their edits. */
export interface RevisionStore {
  /** Oldest first; the last one is what the message says now. None: there is no such message, or it is deleted. */
  of(messageId: string): Promise<StoredRevision[]>;
}

interface RevisionRow {
  readonly content: string;
  readonly at: Date;
  readonly by_id: string;
  readonly by_name: string;
}

/** One statement, so that what was and what is are of the same moment, and of a message that is not deleted at that moment. */
export const revisionsQuery = (messageId: string): Prisma.Sql => Prisma.sql`
  SELECT said.content, said.at, said.by_id, said.by_name
  FROM messages AS m
  CROSS JOIN LATERAL (
    SELECT r.revision, r.content, r.at, r.by_id, r.by_name FROM revisions AS r WHERE r.message_id = m.id
    UNION ALL
    SELECT m.edits, m.content, coalesce(m.edited_at, m.created_at), m.author_id, m.author_name
  ) AS said
  WHERE m.id = ${messageId}::uuid AND m.deleted_at IS NULL
  ORDER BY said.revision`;

export const createRevisionStore = (postgres: PrismaClient): RevisionStore => ({
  of: async (messageId) => {
    const rows = await postgres.$queryRaw<RevisionRow[]>(revisionsQuery(messageId));
    return rows.map((row) => ({
      content: row.content,
      atMs: row.at.getTime(),
      by: { id: row.by_id, username: row.by_name },
    }));
  },
});
