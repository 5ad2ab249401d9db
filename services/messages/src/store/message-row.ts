/**
 * A row of messages, and what of it may be seen. Pure.
 */
import type {
  MessageKind,
  ReactionSummary,
  ReplyReference,
  StoredAttachment,
  StoredMessage,
} from '../domain/message.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** A row of messages with its thread: what `messageColumns` selects. */
export interface MessageRow {
  readonly id: string;
  readonly room_id: string;
  readonly seq: bigint;
  readonly author_id: string;
  readonly author_name: string;
  readonly type: MessageKind;
  readonly content: string;
  readonly created_at: Date;
  readonly client_id: string | null;
  readonly reply_to: string | null;
  readonly quotes: boolean;
  readonly mentions: readonly string[];
  readonly mentions_room: boolean;
  /** How many it has. */
  readonly attachments: number;
  /** How many it has, of all emoji together. */
  readonly reactions: number;
  readonly edits: number;
  readonly edited_at: Date | null;
  readonly deleted_at: Date | null;
  readonly pinned_at: Date | null;
  /** null: it is in no thread. */
  readonly thread_id: string | null;
  readonly thread_replies: number | null;
  readonly thread_last_reply_at: Date | null;
  readonly thread_participants: number | null;
}

/** Columns of messages (as m) and of their threads (as t, by `threadJoin`) that make a MessageRow. */
export const messageColumns = Prisma.sql`
  m.id, m.room_id, m.seq, m.author_id, m.author_name, m.type::text AS type, m.content, m.created_at, m.client_id,
  m.reply_to, m.quotes, m.mentions, m.mentions_room, m.attachments, m.reactions,
  m.edits, m.edited_at, m.deleted_at, m.pinned_at,
  t.root_id AS thread_id, t.replies AS thread_replies, t.last_reply_at AS thread_last_reply_at,
  t.participants AS thread_participants`;

/**
 * Stands behind `messages AS m`, for `messageColumns`: the thread that a message is the root or a reply of, if there is one. The limit
 * keeps the planner to one look-up for each message, whatever it believes of the table's size.
 */
export const threadJoin = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT root_id, replies, last_reply_at, participants FROM threads WHERE root_id = coalesce(m.thread_root, m.id) LIMIT 1
  ) AS t ON true`;

/** What a message has beside its row. */
export interface MessageParts {
  readonly replyTo?: ReplyReference | undefined;
  readonly reactions?: readonly ReactionSummary[] | undefined;
  readonly attachments?: readonly StoredAttachment[] | undefined;
}

/** What a message shows beside its row; a deleted one shows nothing. */
export const partsOf = (row: MessageRow) => {
  const isThere = row.deleted_at === null;
  return {
    replyTo: isThere ? row.reply_to : null,
    reactions: isThere && row.reactions > 0,
    attachments: isThere && row.attachments > 0,
  };
};

const threadOf = (row: MessageRow): Pick<StoredMessage, 'thread'> =>
  row.thread_id === null
    ? {}
    : {
        thread: {
          rootId: row.thread_id,
          replies: row.thread_replies ?? 0,
          lastReplyAtMs: row.thread_last_reply_at?.getTime() ?? 0,
          participants: row.thread_participants ?? 0,
        },
      };

/** What is left of a message when it is deleted. */
const tombstoneOf = (row: MessageRow, deletedAt: Date): StoredMessage => ({
  ...placeOf(row),
  content: '',
  deletedAtMs: deletedAt.getTime(),
  mentions: [],
  mentionsRoom: false,
  reactions: [],
  attachments: [],
  pinned: false,
});

/** What a message has, deleted or not. */
const placeOf = (row: MessageRow) => ({
  id: row.id,
  roomId: row.room_id,
  seq: Number(row.seq),
  author: { id: row.author_id, username: row.author_name },
  type: row.type,
  createdAtMs: row.created_at.getTime(),
  ...(row.client_id === null ? {} : { clientId: row.client_id }),
  ...(row.edited_at === null ? {} : { editedAtMs: row.edited_at.getTime() }),
  edits: row.edits,
  ...threadOf(row),
});

/** A message as it may be seen, of its row and its parts. */
export const toStoredMessage = (row: MessageRow, { replyTo, reactions, attachments }: MessageParts): StoredMessage =>
  row.deleted_at
    ? tombstoneOf(row, row.deleted_at)
    : {
        ...placeOf(row),
        content: row.content,
        ...(replyTo ? { replyTo } : {}),
        mentions: row.mentions,
        mentionsRoom: row.mentions_room,
        reactions: reactions ?? [],
        attachments: attachments ?? [],
        pinned: row.pinned_at !== null,
      };
