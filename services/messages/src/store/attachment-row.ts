import type { StoredAttachment } from '../domain/message.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** An attachment with what its blob knows. */
export interface AttachmentRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: bigint;
  readonly sha256: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly duration_ms: bigint | null;
}

/** Columns of attachments (as a) and of their blobs (as b). */
export const attachmentColumns = Prisma.sql`a.id, a.name, a.sha256, b.type, b.size, b.width, b.height, b.duration_ms`;

export const toStoredAttachment = (row: AttachmentRow): StoredAttachment => ({
  id: row.id,
  name: row.name,
  type: row.type,
  size: Number(row.size),
  sha256: row.sha256,
  ...(row.width === null ? {} : { width: row.width }),
  ...(row.height === null ? {} : { height: row.height }),
  ...(row.duration_ms === null ? {} : { durationMs: Number(row.duration_ms) }),
});
