import type { PrismaClient } from '../store/connect-postgres.ts';

/** An attachment as somebody who asks for its bytes must know it. */
export interface AttachmentPlace {
  readonly roomId: string;
  readonly uploaderId: string;
  readonly objectKey: string;
  readonly size: number;
  /** Of the message that carries it; undefined: none does yet. */
  readonly seq: number | undefined;
  /** Its message is deleted. */
  readonly isDeleted: boolean;
}

export interface AttachmentStore {
  find(attachmentId: string): Promise<AttachmentPlace | undefined>;
}

interface PlaceRow {
  readonly room_id: string;
  readonly uploader_id: string;
  readonly object_key: string;
  readonly size: bigint;
  readonly seq: bigint | null;
  readonly is_deleted: boolean;
}

export const createAttachmentStore = (postgres: PrismaClient): AttachmentStore => ({
  find: async (attachmentId) => {
    // A message that is gone altogether counts as deleted.
    const [row] = await postgres.$queryRaw<PlaceRow[]>`
      SELECT a.room_id, a.uploader_id, b.object_key, b.size, m.seq,
        a.message_id IS NOT NULL AND (m.id IS NULL OR m.deleted_at IS NOT NULL) AS is_deleted
      FROM attachments AS a JOIN blobs AS b USING (sha256) LEFT JOIN messages AS m ON m.id = a.message_id
      WHERE a.id = ${attachmentId}::uuid`;
    return (
      row && {
        roomId: row.room_id,
        uploaderId: row.uploader_id,
        objectKey: row.object_key,
        size: Number(row.size),
        seq: row.seq === null ? undefined : Number(row.seq),
        isDeleted: row.is_deleted,
      }
    );
  },
});
