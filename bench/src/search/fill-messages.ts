import pg from 'pg';
import { createCorpus, createRandom } from './search-corpus.ts';

export interface FillRoom {
  readonly roomId: string;
  readonly messages: number;
}

const BATCH = 10_000;
const FIRST_MS = Date.parse('2025-01-01T00:00:00Z');
const SPAN_MS = 365 * 86_400_000;
const SEED = 20_260_101;

/**
 * Puts messages into the logs of rooms as commits leave them, without going through the service; their heads last, so that the search
 * indexer learns of them when all are there.
 * @returns bytes of their contents
 */
export async function fillMessages(
  client: pg.Client,
  author: { id: string; username: string },
  rooms: readonly FillRoom[],
): Promise<number> {
  const say = createCorpus(createRandom(SEED));
  let bytes = 0;
  for (const { roomId, messages } of rooms) {
    const [head] = (await client.query('SELECT head FROM room_heads WHERE room_id = $1', [roomId])).rows;
    const after = Number(head?.head ?? 0);
    for (let from = 1; from <= messages; from += BATCH) {
      const contents = Array.from({ length: Math.min(BATCH, messages - from + 1) }, say);
      for (const content of contents) bytes += Buffer.byteLength(content);
      await client.query(
        `WITH said AS (
           SELECT gen_random_uuid() AS id, $4::bigint + n AS seq, content, to_timestamp(($5::float8 + (n - 1) * $6::float8) / 1000) AS at
           FROM unnest($7::text[]) WITH ORDINALITY AS c (content, n)
         ), stored AS (
           INSERT INTO messages (id, room_id, seq, author_id, author_name, type, content, created_at)
           SELECT id, $1, seq, $2, $3, 'text', content, at FROM said)
         INSERT INTO events (room_id, seq, type, message_id, actor_id, actor_name, at)
         SELECT $1, seq, 'message', id, $2, $3, at FROM said`,
        [
          roomId,
          author.id,
          author.username,
          after + from - 1,
          FIRST_MS + (from * SPAN_MS) / messages,
          SPAN_MS / messages,
          contents,
        ],
      );
    }
  }
  await client.query('ANALYZE messages, events');
  for (const { roomId, messages } of rooms)
    await client.query(
      `INSERT INTO room_heads VALUES ($1, $2, $3) ON CONFLICT (room_id) DO UPDATE SET head = room_heads.head + $2, last_at = $3`,
      [roomId, messages, new Date(FIRST_MS + SPAN_MS)],
    );
  return bytes;
}

/** A connection to a service's schema. */
export async function connectSchema(serviceUrl: string, schema: string): Promise<pg.Client> {
  const url = new URL(serviceUrl);
  url.searchParams.delete('schema');
  const client = new pg.Client({ connectionString: url.href, options: `-c search_path=${schema}` });
  await client.connect();
  return client;
}

/** Resolves when the search index has come as far as all logs. */
export async function indexedFully(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query(
      `SELECT count(*)::int AS behind FROM room_heads AS h LEFT JOIN search_progress AS p ON p.room_id = h.room_id
       WHERE h.head > coalesce(p.seq, 0)`,
    );
    if (rows[0].behind === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
