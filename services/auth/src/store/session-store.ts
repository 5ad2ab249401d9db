import { nameKey } from '@lair/wire';
import type { Account, Device } from '../domain/account.ts';
import type { SessionTimes } from '../domain/session-life.ts';
import { toAccount } from './account-store.ts';
import type { Database } from './database.ts';
import { gather } from './gather.ts';

/** A session that runs. */
export interface Session extends SessionTimes {
  /** UUIDv7. */
  readonly id: string;
  readonly deviceId: string;
  /** Empty for the default device. */
  readonly deviceName: string;
  readonly address: string;
}

/** What is stored of a session that is being opened. */
export interface NewSession extends SessionTimes {
  readonly id: string;
  /** SHA-256 of its token. */
  readonly tokenHash: Uint8Array;
  /** Used if the user has no device of this fingerprint yet. */
  readonly newDeviceId: string;
  readonly device: Device;
  readonly address: string;
}

export interface SessionUse extends SessionTimes {
  readonly sessionId: string;
  readonly address: string;
}

/** Each operation is one statement, and so happens as a whole or not at all. */
export interface SessionStore {
  /** Makes a user with their first device and session; undefined: the name is taken, however close the race was. */
  register(user: { account: Account; passwordHash: string }, session: NewSession): Promise<Session | undefined>;
  open(userId: string, session: NewSession): Promise<Session>;
  /** The running session of a token, with its user. undefined: unknown, ended or expired. */
  findRunning(tokenHash: Uint8Array, nowMs: number): Promise<{ account: Account; session: Session } | undefined>;
  /** Notes uses of sessions. One that another instance is noting at this moment is left to it. */
  noteUses(uses: readonly SessionUse[]): Promise<void>;
  /** A session that has ended already stays as it is. */
  end(sessionId: string, nowMs: number): Promise<void>;
  /** Removes up to `max` sessions that have expired. @returns how many. */
  removeExpired(nowMs: number, max: number): Promise<number>;
}

interface OpenedRow {
  readonly device_id: string;
  readonly device_name: string;
}

const toSession = (session: NewSession, [row]: readonly OpenedRow[]): Session | undefined =>
  row && {
    id: session.id,
    deviceId: row.device_id,
    deviceName: row.device_name,
    lastSeenAtMs: session.lastSeenAtMs,
    expiresAtMs: session.expiresAtMs,
    address: session.address,
  };

interface RunningRow extends OpenedRow {
  readonly token_hash: Uint8Array;
  readonly session_id: string;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly address: string;
  readonly user_id: string;
  readonly username: string;
  readonly display_name: string | null;
  readonly role: Account['role'];
}

const toRunning = (row: RunningRow): { account: Account; session: Session } => ({
  account: toAccount({ id: row.user_id, username: row.username, displayName: row.display_name, role: row.role }),
  session: {
    id: row.session_id,
    deviceId: row.device_id,
    deviceName: row.device_name,
    lastSeenAtMs: row.last_seen_at.getTime(),
    expiresAtMs: row.expires_at.getTime(),
    address: row.address,
  },
});

/** Most sessions looked up by one query. */
const lookUpMax = 500;

/** @returns the sessions of the token hashes (hex), in their order; undefined where there is none, or it was ended. */
const findUnendedMany = async (
  database: Database,
  tokenHashes: readonly string[],
): Promise<({ account: Account; session: Session } | undefined)[]> => {
  const rows = await database.$queryRaw<RunningRow[]>`
    SELECT s.token_hash, s.id AS session_id, s.device_id, d.name AS device_name, s.last_seen_at, s.expires_at, s.address,
           u.id AS user_id, u.username, u.display_name, u.role::text AS role
    FROM unnest(${tokenHashes}::text[]) AS asked (hash)
    JOIN sessions s ON s.token_hash = decode(asked.hash, 'hex')
    JOIN users u ON u.id = s.user_id
    JOIN devices d ON d.id = s.device_id
    WHERE s.ended_at IS NULL`;
  const byHash = new Map(rows.map((row) => [Buffer.from(row.token_hash).toString('hex'), toRunning(row)]));
  return tokenHashes.map((hash) => byHash.get(hash));
};

export const createSessionStore = (database: Database): SessionStore => {
  const findUnended = gather((hashes: readonly string[]) => findUnendedMany(database, hashes), lookUpMax);
  return {
    register: async ({ account, passwordHash }, session) => {
      const at = new Date(session.lastSeenAtMs);
      // Rows: one, or none when the name is taken.
      const rows = await database.$queryRaw<OpenedRow[]>`
      WITH new_user AS (
        INSERT INTO users (id, username, username_key, display_name, password_hash, created_at)
        VALUES (${account.id}::uuid, ${account.username}, ${nameKey(account.username)}, ${account.displayName ?? null}, ${passwordHash}, ${at})
        ON CONFLICT (username_key) DO NOTHING
        RETURNING id
      ), new_device AS (
        INSERT INTO devices (id, user_id, fingerprint, name, created_at)
        SELECT ${session.newDeviceId}::uuid, id, ${session.device.fingerprint}, ${session.device.name}, ${at} FROM new_user
        RETURNING id, user_id, name
      ), new_session AS (
        INSERT INTO sessions (id, user_id, device_id, token_hash, created_at, last_seen_at, expires_at, address)
        SELECT ${session.id}::uuid, user_id, id, ${session.tokenHash}, ${at}, ${at}, ${new Date(session.expiresAtMs)}, ${session.address}
        FROM new_device
      )
      SELECT id AS device_id, name AS device_name FROM new_device`;
      return toSession(session, rows);
    },

    open: async (userId, session) => {
      const at = new Date(session.lastSeenAtMs);
      // Rows: one. A device that is known keeps its id; a name given now replaces the one it had.
      const rows = await database.$queryRaw<OpenedRow[]>`
      WITH device AS (
        INSERT INTO devices (id, user_id, fingerprint, name, created_at)
        VALUES (${session.newDeviceId}::uuid, ${userId}::uuid, ${session.device.fingerprint}, ${session.device.name}, ${at})
        ON CONFLICT (user_id, fingerprint) DO UPDATE SET name = COALESCE(NULLIF(EXCLUDED.name, ''), devices.name)
        RETURNING id, user_id, name
      ), new_session AS (
        INSERT INTO sessions (id, user_id, device_id, token_hash, created_at, last_seen_at, expires_at, address)
        SELECT ${session.id}::uuid, user_id, id, ${session.tokenHash}, ${at}, ${at}, ${new Date(session.expiresAtMs)}, ${session.address}
        FROM device
      )
      SELECT id AS device_id, name AS device_name FROM device`;
      const opened = toSession(session, rows);
      if (!opened) throw new Error('a session was stored without its device');
      return opened;
    },

    findRunning: async (tokenHash, nowMs) => {
      const found = await findUnended(Buffer.from(tokenHash).toString('hex'));
      return found && found.session.expiresAtMs > nowMs ? found : undefined;
    },

    noteUses: async (uses) => {
      // Rows are locked in one order, and those locked already are skipped, so two instances cannot wait for each other.
      await database.$executeRaw`
      WITH used AS (
        SELECT * FROM unnest(
          ${uses.map(({ sessionId }) => sessionId)}::uuid[],
          ${uses.map(({ lastSeenAtMs }) => new Date(lastSeenAtMs))}::timestamptz[],
          ${uses.map(({ expiresAtMs }) => new Date(expiresAtMs))}::timestamptz[],
          ${uses.map(({ address }) => address)}::text[]
        ) AS use (id, last_seen_at, expires_at, address)
      ), free AS (
        SELECT id FROM sessions WHERE id IN (SELECT id FROM used) AND ended_at IS NULL ORDER BY id FOR UPDATE SKIP LOCKED
      )
      UPDATE sessions SET last_seen_at = used.last_seen_at, expires_at = used.expires_at, address = used.address
      FROM used JOIN free USING (id)
      WHERE sessions.id = used.id`;
    },

    removeExpired: (nowMs, max) => database.$executeRaw`
      DELETE FROM sessions WHERE id IN (
        SELECT id FROM sessions WHERE expires_at <= ${new Date(nowMs)} ORDER BY expires_at LIMIT ${max} FOR UPDATE SKIP LOCKED
      )`,

    end: async (sessionId, nowMs) => {
      await database.session.updateMany({
        where: { id: sessionId, endedAt: null },
        data: { endedAt: new Date(nowMs) },
      });
    },
  };
};
