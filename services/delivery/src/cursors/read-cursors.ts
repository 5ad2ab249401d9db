import type { Cursors } from '../domain/device-position.ts';
import type { Database } from '../store/database.ts';

/** How far users have read, in Postgres alone: it is written far less often than what devices acknowledge. */
export interface ReadCursors {
  /** How far a user has read some rooms; those they have never marked are missing. */
  of(userId: string, roomIds: readonly string[]): Promise<Cursors>;
  /** Raises a cursor; a lower seq changes nothing. @returns where it is now. */
  raise(userId: string, roomId: string, seq: number): Promise<number>;
}

interface Row {
  readonly room_id: string;
  readonly seq: bigint;
}

const toCursors = (rows: readonly Row[]): Cursors => new Map(rows.map(({ room_id, seq }) => [room_id, Number(seq)]));

export const createReadCursors = (database: Database): ReadCursors => ({
  of: async (userId, roomIds) =>
    toCursors(
      await database.$queryRaw<Row[]>`
        SELECT room_id, seq FROM read_cursors WHERE user_id = ${userId}::uuid AND room_id = ANY(${roomIds}::uuid[])`,
    ),

  raise: async (userId, roomId, seq) => {
    const [row] = await database.$queryRaw<Pick<Row, 'seq'>[]>`
      INSERT INTO read_cursors AS stored (user_id, room_id, seq) VALUES (${userId}::uuid, ${roomId}::uuid, ${seq}::bigint)
      ON CONFLICT (user_id, room_id) DO UPDATE
        SET seq = greatest(stored.seq, excluded.seq),
            updated_at = CASE WHEN stored.seq < excluded.seq THEN now() ELSE stored.updated_at END
      RETURNING seq`;
    return Number(row?.seq ?? 0);
  },
});
