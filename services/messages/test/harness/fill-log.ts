import type { TestUser } from './identities.ts';
import type { MessagesWorld } from './messages-world.ts';

/** Fills a room's log at once, without going through the service; every seventh entry is somebody joining. */
export const fillLog = async (
  world: MessagesWorld,
  roomId: string,
  author: TestUser,
  entries: number,
): Promise<void> => {
  const values = [roomId, author.id, entries];
  await world.query(
    `INSERT INTO messages.messages (id, room_id, seq, author_id, author_name, type, content, created_at, client_id)
     SELECT gen_random_uuid(), $1, n, $2, 'al', 'text', 'message ' || n, timestamptz '2026-01-01' + n * interval '1 second',
            gen_random_uuid()
     FROM generate_series(1, $3::int) AS n WHERE n % 7 <> 0`,
    values,
  );
  await world.query(
    `INSERT INTO messages.events (room_id, seq, type, message_id, actor_id, actor_name, at, payload, change_id)
     SELECT $1, n, (CASE WHEN m.id IS NULL THEN 'member_joined' ELSE 'message' END)::messages.event_type, m.id, $2, 'al',
            timestamptz '2026-01-01' + n * interval '1 second',
            CASE WHEN m.id IS NULL THEN '{"user": {"id": "x", "username": "bo", "role": "user"}, "reason": ""}'::jsonb END,
            CASE WHEN m.id IS NULL THEN gen_random_uuid() END
     FROM generate_series(1, $3::int) AS n LEFT JOIN messages.messages AS m ON m.room_id = $1 AND m.seq = n`,
    values,
  );
  await world.query('INSERT INTO messages.room_heads VALUES ($1, $2, now())', [roomId, entries]);
};
