import type { Cursors } from '../domain/device-position.ts';
import { limits } from '../limits.ts';
import type { Database } from '../store/database.ts';
import type { DeviceCursor } from './cursor.ts';

/** Devices and the checkpoint of cursors in Postgres: the copy that lasts. */
export interface CursorStore {
  /** Raises cursors in one statement; each (device, room) at most once in the list. Lower ones change nothing. Repeat-safe. */
  raise(cursors: readonly DeviceCursor[]): Promise<void>;
  /** A device's cursors; undefined: it has never connected. */
  readDevice(deviceId: string): Promise<Cursors | undefined>;
  /** Devices of a user, the newest first, at most so many as are worth looking at. */
  devicesOf(userId: string): Promise<string[]>;
  /** The highest cursor in each room over all devices of a user. */
  highestOf(userId: string): Promise<Cursors>;
  /**
   * Registers a device together with where it starts, in one transaction: a device is never known without its start. When another call
   * has registered it first, that one's start stays.
   * @returns whether this call registered it.
   */
  register(deviceId: string, userId: string, start: Cursors): Promise<boolean>;
}

interface RawCursor {
  room_id: string;
  seq: bigint;
}

const toCursors = (rows: readonly RawCursor[]): Cursors =>
  new Map(rows.map(({ room_id, seq }) => [room_id, Number(seq)]));

export const createCursorStore = (database: Database): CursorStore => ({
  raise: async (cursors) => {
    if (cursors.length === 0) return;
    // Rows are locked in the same order by everybody, so that two checkpoints cannot wait for each other.
    await database.$executeRaw`
      INSERT INTO cursors AS stored (device_id, room_id, user_id, seq)
      SELECT * FROM unnest(
        ${cursors.map(({ deviceId }) => deviceId)}::uuid[], ${cursors.map(({ roomId }) => roomId)}::uuid[],
        ${cursors.map(({ userId }) => userId)}::uuid[], ${cursors.map(({ seq }) => String(seq))}::text[]::bigint[]
      ) AS raised (device_id, room_id, user_id, seq)
      ORDER BY device_id, room_id
      ON CONFLICT (device_id, room_id) DO UPDATE SET seq = greatest(stored.seq, excluded.seq), updated_at = now()
      WHERE stored.seq < excluded.seq`;
  },

  readDevice: async (deviceId) => {
    const rows = await database.$queryRaw<(RawCursor | { room_id: null; seq: null })[]>`
      SELECT room_id, seq FROM devices LEFT JOIN cursors USING (device_id) WHERE device_id = ${deviceId}::uuid`;
    if (rows.length === 0) return undefined;
    return toCursors(rows.filter((row): row is RawCursor => row.room_id !== null));
  },

  devicesOf: async (userId) => {
    const rows = await database.device.findMany({
      where: { userId },
      select: { deviceId: true },
      orderBy: { firstSeenAt: 'desc' },
      take: limits.userDevicesMax,
    });
    return rows.map(({ deviceId }) => deviceId);
  },

  highestOf: async (userId) =>
    toCursors(
      await database.$queryRaw<RawCursor[]>`
        SELECT room_id, max(seq) AS seq FROM cursors WHERE user_id = ${userId}::uuid GROUP BY room_id`,
    ),

  register: async (deviceId, userId, start) => {
    const registered = await database.$executeRaw`
      WITH device AS (
        INSERT INTO devices (device_id, user_id) VALUES (${deviceId}::uuid, ${userId}::uuid)
        ON CONFLICT DO NOTHING RETURNING device_id, user_id
      ), begun AS (
        INSERT INTO cursors (device_id, room_id, user_id, seq)
        SELECT device_id, room_id, user_id, seq
        FROM device, unnest(${[...start.keys()]}::uuid[], ${[...start.values()].map(String)}::text[]::bigint[]) AS start (room_id, seq)
        ON CONFLICT DO NOTHING
      )
      SELECT 1 FROM device`;
    return registered > 0;
  },
});
