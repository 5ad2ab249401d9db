import { Prisma } from '../../generated/prisma/client.ts';
import type { PrismaClient, Queryable } from '../../store/connect-postgres.ts';

/**
 * Rows that nothing needs any more. Rows that somebody else works on are passed over, so that several instances may collect at once, and
 * whoever begins to use one in the same moment keeps it.
 */
export interface GarbageStore {
  /** Forgets uploads that were touched last before then, complete or not. @returns their ids. */
  takeUploads(before: Date, max: number): Promise<string[]>;
  /** Forgets attachments made before then that no message carries, with the blobs that nothing else uses. */
  takeUnsent(before: Date, max: number): Promise<TakenAttachments>;
  /** Forgets the attachments of messages deleted before then, with the blobs that nothing else uses. @param max messages */
  takeOfDeleted(before: Date, max: number): Promise<TakenAttachments>;
  /** Those of the keys that a blob has. */
  knownBlobs(objectKeys: readonly string[]): Promise<Set<string>>;
  /** Those of the ids that an upload has. */
  knownUploads(ids: readonly string[]): Promise<Set<string>>;
  totals(): Promise<{ bytes: number; uploadsOpen: number }>;
}

export interface TakenAttachments {
  readonly attachments: number;
  /** Keys of the blobs that went with them; their objects are to be removed. */
  readonly objectKeys: readonly string[];
}

// The rows are found first and then named one by one (an array, not a join), or the planner may read whole tables to join them.

export const unsentDeletion = (before: Date, max: number): Prisma.Sql => Prisma.sql`
  DELETE FROM attachments WHERE id = ANY (ARRAY(
    SELECT id FROM attachments WHERE message_id IS NULL AND created_at < ${before}::timestamptz
    ORDER BY id LIMIT ${max}::int FOR UPDATE SKIP LOCKED))
  RETURNING sha256`;

export const deletedDeletion = (before: Date, max: number): Prisma.Sql => Prisma.sql`
  WITH emptied AS (
    UPDATE messages SET attachments = 0 WHERE id = ANY (ARRAY(
      SELECT id FROM messages WHERE deleted_at < ${before}::timestamptz AND attachments > 0
      ORDER BY deleted_at LIMIT ${max}::int FOR UPDATE SKIP LOCKED))
    RETURNING id)
  DELETE FROM attachments WHERE message_id = ANY (ARRAY(SELECT id FROM emptied)) RETURNING sha256`;

/** Blobs that have lost an attachment, if it was the last. */
const takeBlobs = async (transaction: Queryable, hashes: readonly string[]): Promise<string[]> => {
  if (hashes.length === 0) return [];
  // Locked in a statement of its own: the next one then sees what others have committed about them, who may be collecting, or
  // completing an upload of the same content.
  await transaction.$queryRaw`SELECT sha256 FROM blobs WHERE sha256 = ANY (${hashes}) ORDER BY sha256 FOR UPDATE`;
  const blobs = await transaction.$queryRaw<{ object_key: string }[]>`
    DELETE FROM blobs AS b
    WHERE sha256 = ANY (${hashes}) AND NOT EXISTS (SELECT FROM attachments AS a WHERE a.sha256 = b.sha256)
    RETURNING object_key`;
  return blobs.map(({ object_key }) => object_key);
};

export const createGarbageStore = (postgres: PrismaClient): GarbageStore => {
  const takeAttachments = (deletion: Prisma.Sql): Promise<TakenAttachments> =>
    postgres.$transaction(async (transaction) => {
      const taken = await transaction.$queryRaw<{ sha256: string }[]>(deletion);
      const hashes = [...new Set(taken.map(({ sha256 }) => sha256))];
      return { attachments: taken.length, objectKeys: await takeBlobs(transaction, hashes) };
    });
  return {
    takeUploads: async (before, max) => {
      const rows = await postgres.$queryRaw<{ id: string }[]>`
        DELETE FROM uploads WHERE id = ANY (ARRAY(
          SELECT id FROM uploads WHERE touched_at < ${before}::timestamptz
          ORDER BY touched_at LIMIT ${max}::int FOR UPDATE SKIP LOCKED))
        RETURNING id`;
      return rows.map(({ id }) => id);
    },
    takeUnsent: (before, max) => takeAttachments(unsentDeletion(before, max)),
    takeOfDeleted: (before, max) => takeAttachments(deletedDeletion(before, max)),
    knownBlobs: async (objectKeys) => {
      const rows = await postgres.blob.findMany({
        where: { objectKey: { in: [...objectKeys] } },
        select: { objectKey: true },
      });
      return new Set(rows.map(({ objectKey }) => objectKey));
    },
    knownUploads: async (ids) => {
      const rows = await postgres.upload.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
      return new Set(rows.map(({ id }) => id));
    },
    totals: async () => {
      const [row] = await postgres.$queryRaw<{ bytes: bigint; uploads: bigint }[]>`
        SELECT (SELECT coalesce(sum(size), 0)::bigint FROM blobs) AS bytes,
          (SELECT count(*) FROM uploads WHERE attachment_id IS NULL) AS uploads`;
      return { bytes: Number(row?.bytes ?? 0), uploadsOpen: Number(row?.uploads ?? 0) };
    },
  };
};
