import type { RoomKind, RoomRole } from '@lair/contracts';
import type { RoomReference } from '../domain/requests.ts';
import type { HistoryVisibility, RoomView } from '../domain/room.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Queries } from './database.ts';

/**
 * Reads rooms as users stand to them. Says nothing of who may see them: that is domain/access.ts. All reads are one query with the same
 * columns over a relation `asked (user_id, room_id)`, which each read fills in its own way.
 */
export interface RoomViews {
  /** The rooms called so that exist, in no particular order; of direct rooms, only the user's own. */
  find(userId: string, references: readonly RoomReference[]): Promise<RoomView[]>;
  /** As `find`, for one. */
  findOne(userId: string, reference: RoomReference | undefined): Promise<RoomView | undefined>;
  /** The rooms the user is in: those with a name by name, then direct ones, the newest first. @param roomsMax absent: all of them */
  listOwn(userId: string, roomsMax?: number): Promise<RoomView[]>;
  /** Rooms with a name that the user may see, by name. */
  listVisible(userId: string, page: RoomPage): Promise<RoomView[]>;
  /** The user's direct rooms, the newest first. */
  listDirect(userId: string, page: DirectPage): Promise<RoomView[]>;
  /** For each pair the room as that user stands to it, if it exists. */
  findPairs(pairs: readonly UserAndRoom[]): Promise<{ userId: string; view: RoomView }[]>;
}

export interface RoomPage {
  /** Part of the name, in the form that names are compared by. */
  readonly query: string;
  /** Only rooms the user is in. */
  readonly mine: boolean;
  /** The room after which the page begins. */
  readonly afterId: string | undefined;
  readonly limit: number;
}

export interface DirectPage {
  readonly afterId: string | undefined;
  readonly limit: number;
}

export interface UserAndRoom {
  readonly userId: string;
  readonly roomId: string;
}

interface ViewRow {
  readonly asking_user: string;
  readonly id: string;
  readonly name: string;
  readonly name_key: string;
  readonly kind: RoomKind;
  readonly topic: string;
  readonly member_count: number;
  readonly retention_days: number | null;
  readonly max_members: number | null;
  readonly slow_mode_seconds: number | null;
  readonly read_only: boolean;
  readonly history: HistoryVisibility;
  readonly created_at: Date;
  readonly role: RoomRole | null;
  readonly joined_at: Date | null;
  readonly start_seq: bigint | null;
  readonly with_id: string | null;
  readonly with_username: string | null;
}

const toView = (row: ViewRow): RoomView => ({
  room: {
    id: row.id,
    name: row.name,
    nameKey: row.name_key,
    kind: row.kind,
    topic: row.topic,
    members: row.member_count,
    settings: {
      retentionDays: row.retention_days ?? undefined,
      maxMembers: row.max_members ?? undefined,
      slowModeSeconds: row.slow_mode_seconds ?? undefined,
      readOnly: row.read_only,
      history: row.history,
    },
    createdAtMs: row.created_at.getTime(),
  },
  membership:
    row.role === null
      ? undefined
      : { role: row.role, joinedAtMs: row.joined_at?.getTime() ?? 0, startSeq: Number(row.start_seq ?? 0n) },
  directWith: row.with_id === null ? undefined : { id: row.with_id, username: row.with_username ?? '' },
});

/**
 * In: a query that gives rows of (user_id, room_id), each once. Out: a row for each of them that names a room there is; rooms with a name
 * first, by name, then direct ones, the newest first. A direct room is there only for its two users.
 */
const viewsOf = (asked: Prisma.Sql): Prisma.Sql => Prisma.sql`
  WITH asked (user_id, room_id) AS (${asked})
  SELECT * FROM (
    SELECT a.user_id AS asking_user, r.id, r.name, r.name_key, r.kind::text AS kind, r.topic, r.member_count, r.retention_days,
           r.max_members, r.slow_mode_seconds, r.read_only, r.history::text AS history, r.created_at, m.role::text AS role, m.joined_at, m.start_seq,
           NULL::uuid AS with_id, NULL::text AS with_username
    FROM asked a
    JOIN rooms r ON r.id = a.room_id
    LEFT JOIN memberships m ON m.room_id = r.id AND m.user_id = a.user_id
    UNION ALL
    SELECT a.user_id, d.room_id, '', '', 'direct', '', CASE WHEN d.user_a = d.user_b THEN 1 ELSE 2 END, NULL,
           NULL, NULL, false, 'beginning', d.created_at, 'member', d.created_at, mine.start_seq,
           other.user_id, other.username
    FROM asked a
    JOIN direct_rooms d ON d.room_id = a.room_id
    JOIN direct_participants mine ON mine.room_id = d.room_id AND mine.user_id = a.user_id
    JOIN direct_participants other ON other.room_id = d.room_id AND (other.user_id <> a.user_id OR d.user_a = d.user_b)
  ) AS views
  ORDER BY name_key = '', name_key, id DESC`;

const askedByReference = (userId: string, references: readonly RoomReference[]): Prisma.Sql => {
  const ids = references.flatMap((reference) => ('id' in reference ? [reference.id] : []));
  const nameKeys = references.flatMap((reference) => ('nameKey' in reference ? [reference.nameKey] : []));
  return Prisma.sql`
    SELECT ${userId}::uuid, id FROM unnest(${ids}::uuid[]) AS by_id (id)
    UNION SELECT ${userId}::uuid, id FROM rooms WHERE name_key = ANY(${nameKeys}::text[])`;
};

/** LIMIT NULL is no limit. Each half has one of its own, since a user may be in fewer of the other kind. */
const askedOwn = (userId: string, roomsMax: number | undefined): Prisma.Sql => Prisma.sql`
  (SELECT user_id, room_id FROM memberships WHERE user_id = ${userId}::uuid LIMIT ${roomsMax ?? null}::int)
  UNION ALL
  (SELECT user_id, room_id FROM direct_participants WHERE user_id = ${userId}::uuid
   ORDER BY room_id DESC LIMIT ${roomsMax ?? null}::int)`;

/** Each half takes no more rows than the page holds, in order, by an index. strpos instead of LIKE: nothing in a query is special. */
const askedVisible = (userId: string, { query, mine, afterId, limit }: RoomPage): Prisma.Sql => {
  const after = Prisma.sql`(${afterId ?? null}::uuid IS NULL OR name_key > (SELECT name_key FROM rooms WHERE id = ${afterId ?? null}::uuid))`;
  const onPage = Prisma.sql`strpos(name_key, ${query}) > 0 AND ${after} ORDER BY name_key LIMIT ${limit}`;
  const own = Prisma.sql`
    (SELECT name_key, id FROM rooms JOIN memberships ON room_id = id WHERE user_id = ${userId}::uuid AND ${onPage})`;
  const everybodys = Prisma.sql`(SELECT name_key, id FROM rooms WHERE kind = 'public' AND ${onPage})`;
  const visible = mine ? own : Prisma.sql`${own} UNION ${everybodys} ORDER BY name_key LIMIT ${limit}`;
  return Prisma.sql`SELECT ${userId}::uuid, id FROM (${visible}) AS page`;
};

const askedDirect = (userId: string, { afterId, limit }: DirectPage): Prisma.Sql => Prisma.sql`
  SELECT user_id, room_id FROM direct_participants
  WHERE user_id = ${userId}::uuid AND (${afterId ?? null}::uuid IS NULL OR room_id < ${afterId ?? null}::uuid)
  ORDER BY room_id DESC LIMIT ${limit}`;

const askedPairs = (pairs: readonly UserAndRoom[]): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT * FROM unnest(
    ${pairs.map(({ userId }) => userId)}::uuid[], ${pairs.map(({ roomId }) => roomId)}::uuid[]
  ) AS pair (user_id, room_id)`;

/** The query of `listOwn`. */
export const ownRoomsQuery = (userId: string, roomsMax?: number): Prisma.Sql => viewsOf(askedOwn(userId, roomsMax));

/** The query of `find`. */
export const roomsByReferenceQuery = (userId: string, references: readonly RoomReference[]): Prisma.Sql =>
  viewsOf(askedByReference(userId, references));

export const createRoomViews = (database: Queries): RoomViews => {
  const rows = (query: Prisma.Sql): Promise<ViewRow[]> => database.$queryRaw<ViewRow[]>(query);
  const views = async (query: Prisma.Sql): Promise<RoomView[]> => (await rows(query)).map(toView);
  const find = (userId: string, references: readonly RoomReference[]) =>
    views(roomsByReferenceQuery(userId, references));
  return {
    find,
    findOne: async (userId, reference) => (reference ? (await find(userId, [reference]))[0] : undefined),
    listOwn: async (userId, roomsMax) => (await views(ownRoomsQuery(userId, roomsMax))).slice(0, roomsMax),
    listVisible: (userId, page) => views(viewsOf(askedVisible(userId, page))),
    listDirect: (userId, page) => views(viewsOf(askedDirect(userId, page))),
    findPairs: async (pairs) =>
      (await rows(viewsOf(askedPairs(pairs)))).map((row) => ({ userId: row.asking_user, view: toView(row) })),
  };
};
