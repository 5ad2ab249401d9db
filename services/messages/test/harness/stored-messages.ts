/**
 * Messages put into the tables as commits leave them, without going through the service: what reading makes of them is then independent
 * of how they are written.
 */
import { createHash, randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { TestUser } from './identities.ts';
import type { MessagesWorld } from './messages-world.ts';

export interface StoredRow {
  readonly id: string;
  readonly roomId: string;
  readonly seq: number;
}

export interface RowOptions {
  readonly type?: string;
  readonly replyTo?: StoredRow;
  /** The message that its thread began with, when that is not what it answers. */
  readonly threadRoot?: StoredRow;
  readonly quotes?: boolean;
  readonly mentions?: readonly TestUser[];
  readonly mentionsRoom?: boolean;
  readonly pinnedAt?: Date;
}

export interface StoredMessages {
  /** The next message of a room. */
  say(roomId: string, author: TestUser, content: string, options?: RowOptions): Promise<StoredRow>;
  react(message: StoredRow, emoji: string, ...users: TestUser[]): Promise<void>;
  attach(message: StoredRow, ...names: string[]): Promise<void>;
  /** Gives a message another content, and keeps what it said. */
  edit(message: StoredRow, content: string, at: Date): Promise<void>;
  /** Puts an entry about a message into the log of its room, and nothing else. @returns its seq. */
  log(message: StoredRow, kind: string, actor: TestUser, payload?: object): Promise<number>;
  /** Marks a message as deleted; everything else of it stays in the tables. */
  remove(message: StoredRow, by: TestUser): Promise<void>;
}

const everybody = '00000000-0000-0000-0000-000000000000';
export const firstTime = Date.parse('2026-01-01T00:00:00.000Z');
/** When the message with this seq was said. */
export const timeOf = (seq: number): number => firstTime + seq * 1_000;

export const storeMessages = (world: MessagesWorld): StoredMessages => {
  const heads = new Map<string, number>();
  const nextSeq = (roomId: string): number => {
    const seq = (heads.get(roomId) ?? 0) + 1;
    heads.set(roomId, seq);
    return seq;
  };
  const addReply = (rootId: string, author: TestUser, at: Date) =>
    world.query(
      `WITH counted AS (
         INSERT INTO messages.thread_participants VALUES ($1, $2, 1)
         ON CONFLICT (root_id, user_id) DO UPDATE SET replies = thread_participants.replies + 1
         RETURNING (xmax = 0)::int AS is_new)
       INSERT INTO messages.threads SELECT $1, 1, $3, 1 FROM counted
       ON CONFLICT (root_id) DO UPDATE SET replies = threads.replies + 1, last_reply_at = $3,
         participants = threads.participants + (SELECT is_new FROM counted)`,
      [rootId, author.id, at],
    );
  return {
    say: async (roomId, author, content, options = {}) => {
      const { type = 'text', replyTo, threadRoot = replyTo, quotes = true, pinnedAt = null } = options;
      const { mentions = [], mentionsRoom = false } = options;
      const seq = nextSeq(roomId);
      const at = new Date(timeOf(seq));
      const id = uuidv7();
      const mentioned = mentions.map((user) => user.id);
      await world.query(
        `INSERT INTO messages.messages (id, room_id, seq, author_id, author_name, type, content, created_at, reply_to, quotes,
           thread_root, mentions, mentions_room, pinned_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [
          ...[id, roomId, seq, author.id, author.username, type, content, at, replyTo?.id, quotes],
          ...[threadRoot?.id, mentioned, mentionsRoom, pinnedAt],
        ],
      );
      await world.query(
        `INSERT INTO messages.events (room_id, seq, type, message_id, actor_id, actor_name, at)
         VALUES ($1, $2, 'message', $3, $4, $5, $6)`,
        [roomId, seq, id, author.id, author.username, at],
      );
      await world.query(
        'INSERT INTO messages.room_heads VALUES ($1, $2, $3) ON CONFLICT (room_id) DO UPDATE SET head = $2, last_at = $3',
        [roomId, seq, at],
      );
      await world.query('INSERT INTO messages.mentions SELECT unnest($1::uuid[]), $2, $3', [
        mentionsRoom ? [...mentioned, everybody] : mentioned,
        roomId,
        seq,
      ]);
      if (threadRoot) await addReply(threadRoot.id, author, at);
      return { id, roomId, seq };
    },
    react: async (message, emoji, ...users) => {
      for (const user of users) {
        await world.query('INSERT INTO messages.reactions VALUES ($1, $2, $3, $4, $5)', [
          ...[message.id, emoji, user.id, user.username, nextSeq(`reactions ${message.roomId}`)],
        ]);
      }
      await world.query('UPDATE messages.messages SET reactions = reactions + $2 WHERE id = $1', [
        message.id,
        users.length,
      ]);
    },
    attach: async (message, ...names) => {
      for (const [position, name] of names.entries()) {
        const sha256 = createHash('sha256').update(name).digest('hex');
        await world.query(
          `INSERT INTO messages.blobs (sha256, object_key, size, type, width, height, created_at)
           VALUES ($1, $2, $3, 'image/png', 20, 10, now()) ON CONFLICT DO NOTHING`,
          [sha256, randomUUID(), name.length],
        );
        await world.query(
          `INSERT INTO messages.attachments (id, room_id, uploader_id, name, sha256, created_at, message_id, position)
           SELECT $1, room_id, author_id, $2, $3, now(), id, $4 FROM messages.messages WHERE id = $5`,
          [uuidv7(), name, sha256, position, message.id],
        );
      }
      await world.query('UPDATE messages.messages SET attachments = $2 WHERE id = $1', [message.id, names.length]);
    },
    edit: async (message, content, at) => {
      await world.query(
        `INSERT INTO messages.revisions
         SELECT id, edits, content, coalesce(edited_at, created_at), author_id, author_name FROM messages.messages WHERE id = $1`,
        [message.id],
      );
      await world.query('UPDATE messages.messages SET content = $2, edits = edits + 1, edited_at = $3 WHERE id = $1', [
        ...[message.id, content, at],
      ]);
    },
    log: async (message, kind, actor, payload) => {
      const seq = nextSeq(message.roomId);
      await world.query(
        `INSERT INTO messages.events (room_id, seq, type, message_id, actor_id, actor_name, payload, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          ...[message.roomId, seq, kind, message.id, actor.id, actor.username],
          ...[payload ? JSON.stringify(payload) : null, new Date(timeOf(seq))],
        ],
      );
      await world.query('UPDATE messages.room_heads SET head = $2 WHERE room_id = $1', [message.roomId, seq]);
      return seq;
    },
    remove: async (message, by) => {
      await world.query(
        `UPDATE messages.messages SET deleted_at = now(), deleted_by = $2, deleted_by_name = $3, deleted_reason = 'why' WHERE id = $1`,
        [message.id, by.id, by.username],
      );
    },
  };
};
