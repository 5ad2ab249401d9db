import type { MessageKind } from '../../domain/message.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { SearchedMessage } from '../query/message.ts';

/** A row of `searchedColumns`. */
export interface SearchedRow {
  readonly id: string;
  readonly room_id: string;
  readonly seq: bigint;
  readonly at_ms: number;
  readonly author_id: string;
  readonly author_name: string;
  readonly type: MessageKind;
  readonly content: string;
  readonly mentions: string[];
  readonly mentions_room: boolean;
  readonly has_attachment: boolean;
  readonly has_reaction: boolean;
  readonly is_pinned: boolean;
  readonly is_edited: boolean;
}

/** Columns of messages (as m) that make a SearchedMessage. */
export const searchedColumns = Prisma.sql`
  m.id, m.room_id, m.seq, extract(epoch FROM m.created_at)::float8 * 1000 AS at_ms, m.author_id, m.author_name, m.type::text AS type,
  m.content, m.mentions::text[] AS mentions, m.mentions_room, m.attachments > 0 AS has_attachment, m.reactions > 0 AS has_reaction,
  m.pinned_at IS NOT NULL AS is_pinned, m.edits > 0 AS is_edited`;

export const toSearchedMessage = (row: SearchedRow): SearchedMessage => ({
  id: row.id,
  roomId: row.room_id,
  seq: Number(row.seq),
  atMs: Math.round(row.at_ms),
  authorId: row.author_id,
  authorName: row.author_name,
  type: row.type,
  content: row.content,
  mentions: row.mentions,
  mentionsRoom: row.mentions_room,
  hasAttachment: row.has_attachment,
  hasReaction: row.has_reaction,
  isPinned: row.is_pinned,
  isEdited: row.is_edited,
});
