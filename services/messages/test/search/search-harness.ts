import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { SearchHit__Output } from '@lair/contracts/generated/lair/messages/v1/SearchHit.ts';
import type { SearchMessagesRequest } from '@lair/contracts/generated/lair/messages/v1/SearchMessagesRequest.ts';
import type { Peer } from '@lair/service-kit';
import { v7 as uuidv7 } from 'uuid';
import { connectPostgres, type PrismaClient } from '../../src/store/connect-postgres.ts';
import type { TestUser } from '../harness/identities.ts';
import type { MessagesWorld } from '../harness/messages-world.ts';
import { waitFor } from '../harness/wait-for.ts';

/** Resolves when the search index has come as far as the log of the room. */
export const indexedUpToHead = (world: MessagesWorld, roomId: string): Promise<void> =>
  waitFor(async () => {
    const rows = await world.query(
      `SELECT 1 FROM messages.room_heads AS h JOIN messages.search_progress AS p ON p.room_id = h.room_id AND p.seq >= h.head
       WHERE h.room_id = $1`,
      [roomId],
    );
    return rows.length === 1;
  });

/** A message to be put into a log. */
export interface Saying {
  readonly content: string;
  readonly author?: TestUser;
  readonly type?: string;
  readonly atMs?: number;
  readonly mentions?: readonly TestUser[];
  readonly mentionsRoom?: boolean;
  readonly isPinned?: boolean;
}

/** Puts messages into the logs of rooms as commits leave them, at the end of each, in one go. @returns their ids. */
export const sayAll = async (
  world: MessagesWorld,
  roomId: string,
  author: TestUser,
  sayings: readonly Saying[],
): Promise<string[]> => {
  const rows = sayings.map((saying) => ({
    id: uuidv7(),
    author_id: (saying.author ?? author).id,
    author_name: (saying.author ?? author).username,
    type: saying.type ?? 'text',
    content: saying.content,
    at: saying.atMs === undefined ? null : new Date(saying.atMs).toISOString(),
    mentions: `{${(saying.mentions ?? []).map(({ id }) => id).join(',')}}`,
    mentions_room: saying.mentionsRoom ?? false,
    pinned: saying.isPinned ?? false,
  }));
  await world.query(
    `WITH head AS (SELECT coalesce(max(head), 0) AS head, coalesce(max(last_at), '2026-01-01Z') AS last_at
                   FROM messages.room_heads WHERE room_id = $1),
          said AS (
       SELECT r.*, h.head + n AS seq, coalesce(r.at, h.last_at + n * interval '1 second') AS made_at
       FROM head AS h, ROWS FROM (jsonb_to_recordset($2::jsonb) AS (id uuid, author_id uuid, author_name text, type text, content text,
         at timestamptz, mentions text, mentions_room boolean, pinned boolean)) WITH ORDINALITY
         AS r (id, author_id, author_name, type, content, at, mentions, mentions_room, pinned, n)),
          stored AS (
       INSERT INTO messages.messages (id, room_id, seq, author_id, author_name, type, content, created_at, mentions, mentions_room, pinned_at)
       SELECT id, $1, seq, author_id, author_name, type::messages.message_type, content, made_at, mentions::uuid[], mentions_room,
              CASE WHEN pinned THEN made_at END FROM said),
          logged AS (
       INSERT INTO messages.events (room_id, seq, type, message_id, actor_id, actor_name, at)
       SELECT $1, seq, 'message', id, author_id, author_name, made_at FROM said)
     INSERT INTO messages.room_heads SELECT $1, max(seq), max(made_at) FROM said
     ON CONFLICT (room_id) DO UPDATE SET head = excluded.head, last_at = excluded.last_at`,
    [roomId, JSON.stringify(rows)],
  );
  return rows.map(({ id }) => id);
};

type SearchPeer = Peer<MessagesServiceDefinition>;

/** All hits of a query, page by page; and what the answers said besides. */
export const searchAll = async (
  peer: SearchPeer,
  user: TestUser,
  request: SearchMessagesRequest,
): Promise<{ hits: SearchHit__Output[]; pages: number; total: number | undefined; ignored: readonly string[] }> => {
  const hits: SearchHit__Output[] = [];
  let total: number | undefined;
  let ignored: readonly string[] = [];
  for (let cursor = '', pages = 1; ; pages++) {
    const page = await peer.call('SearchMessages', { limit: 100, ...request, cursor }, { userToken: user.token });
    hits.push(...page.hits);
    total ??= page.total;
    ignored = page.ignored;
    cursor = page.nextCursor;
    if (cursor === '') return { hits, pages, total, ignored };
  }
};

/** What can become of a message, as its row and as an entry of the log. */
const changes = {
  message_edited: 'content = $2, edits = edits + 1, edited_at = now()',
  message_deleted: 'deleted_at = now(), pinned_at = NULL, content = coalesce($2, content)',
  message_restored: 'deleted_at = NULL, content = coalesce($2, content)',
  reaction_added: 'reactions = reactions + 1, content = coalesce($2, content)',
  message_pinned: 'pinned_at = now(), content = coalesce($2, content)',
  message_unpinned: 'pinned_at = NULL, content = coalesce($2, content)',
} as const;
export type ChangeName = keyof typeof changes;

/** Changes a message as commits do it. */
export const changeMessage = async (
  world: MessagesWorld,
  id: string,
  change: ChangeName,
  content?: string,
): Promise<void> => {
  await world.query(
    `WITH changed AS (UPDATE messages.messages SET ${changes[change]} WHERE id = $1 RETURNING *),
          heads AS (UPDATE messages.room_heads AS h SET head = head + 1, last_at = h.last_at + interval '1 second'
                    FROM changed AS c WHERE h.room_id = c.room_id RETURNING h.*)
     INSERT INTO messages.events (room_id, seq, type, message_id, actor_id, actor_name, at)
     SELECT h.room_id, h.head, '${change}', c.id, c.author_id, c.author_name, h.last_at FROM changed AS c JOIN heads AS h ON true`,
    [id, content ?? null],
  );
};

/** A client of the database as an instance has one. */
export const serviceClient = (world: MessagesWorld): PrismaClient =>
  connectPostgres(world.backends.postgresUrls['messages'] as string, 4);
