import { v7 as uuidv7 } from 'uuid';
import type { StoredAttachment } from '../domain/message.ts';
import type { Upload as UploadRow } from '../generated/prisma/client.ts';
import { type AttachmentRow, attachmentColumns, toStoredAttachment } from '../store/attachment-row.ts';
import type { PrismaClient } from '../store/connect-postgres.ts';
import type { Blob } from './blob.ts';
import type { Chunk, Upload } from './upload.ts';

/** What is said of a file before it comes. */
export type Announcement = Pick<Upload, 'roomId' | 'userId' | 'name' | 'type' | 'size' | 'sha256'>;

/** Uploads in Postgres, until they are attachments. */
export interface UploadStore {
  /**
   * Finds the user's open upload of these bytes to this room, or begins one.
   * @returns undefined: the user has `openMax` open ones and none of them is this.
   */
  begin(announced: Announcement, openMax: number): Promise<{ id: string; have: number } | undefined>;
  find(uploadId: string, userId: string): Promise<Upload | undefined>;
  /** Counts a chunk that is stored. @returns false: what is there does not end where the chunk begins (any more). */
  append(uploadId: string, chunk: Chunk): Promise<boolean>;
  /** Takes back what is counted from some byte on, if nothing was counted since. */
  rewind(uploadId: string, have: number, to: Chunk['start']): Promise<void>;
  /** Forgets an upload that is not complete. */
  discard(uploadId: string): Promise<void>;
  /**
   * Makes an attachment of it, whose bytes are a blob that was there, or this one.
   * @returns undefined: the upload is gone, or complete.
   */
  complete(upload: Upload, blob: Blob): Promise<{ attachment: StoredAttachment; objectKey: string } | undefined>;
  findAttachment(attachmentId: string): Promise<StoredAttachment | undefined>;
}

const toUpload = ({ size, have, chunks, attachmentId, ...row }: UploadRow): Upload => ({
  ...row,
  size: Number(size),
  have: Number(have),
  chunks: chunks.map(Number),
  attachmentId: attachmentId ?? undefined,
});

const complete = async (postgres: PrismaClient, upload: Upload, blob: Blob) => {
  // One statement: the update decides between two that complete the same upload, the conflict between two of the same content. The row
  // of a blob that is there is written, so that it is locked and cannot be collected in between.
  const [row] = await postgres.$queryRaw<(AttachmentRow & { object_key: string })[]>`
    WITH completed AS (
      UPDATE uploads SET attachment_id = ${uuidv7()}::uuid, touched_at = now()
      WHERE id = ${upload.id}::uuid AND attachment_id IS NULL RETURNING *
    ), b AS (
      INSERT INTO blobs (sha256, object_key, size, type, width, height, created_at)
      SELECT sha256, ${blob.objectKey}, size, ${blob.type}, ${blob.width ?? null}::int, ${blob.height ?? null}::int, now()
      FROM completed
      ON CONFLICT (sha256) DO UPDATE SET sha256 = excluded.sha256 RETURNING *
    ), a AS (
      INSERT INTO attachments (id, room_id, uploader_id, name, sha256, created_at)
      SELECT attachment_id, room_id, user_id, name, sha256, now() FROM completed RETURNING *
    )
    SELECT ${attachmentColumns}, b.object_key FROM a CROSS JOIN b`;
  return row && { attachment: toStoredAttachment(row), objectKey: row.object_key };
};

export const createUploadStore = (postgres: PrismaClient): UploadStore => ({
  begin: async ({ roomId, userId, name, type, size, sha256 }, openMax) => {
    // The lock makes a user's begins take turns: else two at once could be one too many, or two of the same file.
    const [, rows] = await postgres.$transaction([
      postgres.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`uploads of ${userId}`}, 0))`,
      postgres.$queryRaw<{ id: string; have: bigint }[]>`
        WITH resumed AS (
          UPDATE uploads SET name = ${name}, type = ${type}, touched_at = now()
          WHERE id = (
            SELECT id FROM uploads
            WHERE user_id = ${userId}::uuid AND room_id = ${roomId}::uuid AND sha256 = ${sha256} AND size = ${size}::bigint
              AND attachment_id IS NULL
            ORDER BY have DESC LIMIT 1)
          RETURNING id, have
        ), begun AS (
          INSERT INTO uploads (id, room_id, user_id, name, type, size, sha256, touched_at)
          SELECT ${uuidv7()}::uuid, ${roomId}::uuid, ${userId}::uuid, ${name}, ${type}, ${size}::bigint, ${sha256}, now()
          WHERE NOT EXISTS (SELECT FROM resumed)
            AND (SELECT count(*) FROM uploads WHERE user_id = ${userId}::uuid AND attachment_id IS NULL) < ${openMax}::int
          RETURNING id, have
        )
        SELECT id, have FROM resumed UNION ALL SELECT id, have FROM begun`,
    ]);
    return rows[0] && { id: rows[0].id, have: Number(rows[0].have) };
  },

  find: async (id, userId) => {
    const row = await postgres.upload.findUnique({ where: { id, userId } });
    return row ? toUpload(row) : undefined;
  },

  append: async (uploadId, { start, end }) => {
    const counted = await postgres.$executeRaw`
      UPDATE uploads SET have = ${end}::bigint, chunks = chunks || ${start}::bigint, touched_at = now()
      WHERE id = ${uploadId}::uuid AND have = ${start}::bigint AND attachment_id IS NULL`;
    return counted === 1;
  },

  rewind: async (uploadId, have, to) => {
    await postgres.$executeRaw`
      UPDATE uploads SET have = ${to}::bigint, chunks = ARRAY(SELECT start FROM unnest(chunks) AS start WHERE start < ${to}::bigint ORDER BY start)
      WHERE id = ${uploadId}::uuid AND have = ${have}::bigint AND attachment_id IS NULL`;
  },

  discard: async (id) => {
    await postgres.upload.deleteMany({ where: { id, attachmentId: null } });
  },

  complete: (upload, blob) => complete(postgres, upload, blob),

  findAttachment: async (attachmentId) => {
    const [row] = await postgres.$queryRaw<AttachmentRow[]>`
      SELECT ${attachmentColumns} FROM attachments AS a JOIN blobs AS b USING (sha256) WHERE a.id = ${attachmentId}::uuid`;
    return row && toStoredAttachment(row);
  },
});
