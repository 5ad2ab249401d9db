-- CreateEnum
CREATE TYPE "event_type" AS ENUM ('message', 'member_joined', 'member_left');

-- CreateEnum
CREATE TYPE "message_type" AS ENUM ('text', 'markdown', 'code');

-- CreateTable
CREATE TABLE "room_heads" (
    "room_id" UUID NOT NULL,
    "head" BIGINT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "room_heads_pkey" PRIMARY KEY ("room_id")
);

-- CreateTable
CREATE TABLE "events" (
    "room_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "type" "event_type" NOT NULL,
    "message_id" UUID,
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "payload" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "change_id" UUID,

    CONSTRAINT "events_pkey" PRIMARY KEY ("room_id","seq")
);

-- CreateTable
CREATE TABLE "messages" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "type" "message_type" NOT NULL,
    "content" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "client_id" UUID,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "partition" INTEGER NOT NULL,
    "room_id" UUID NOT NULL,
    "from_seq" BIGINT NOT NULL,
    "to_seq" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "messages_room_id_seq_key" ON "messages"("room_id", "seq");


-- From here on written by hand: what Prisma's schema cannot say.

-- Half of each page is left for the new versions of its rows: every commit updates a head, and so the update stays on its page.
ALTER TABLE "messages"."room_heads" SET (fillfactor = 50);

-- Rows come and go within milliseconds; their dead versions must not pile up until a fifth of the table has changed.
ALTER TABLE "messages"."outbox" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Most messages of old clients carry no client_id and most events no change_id: those pay nothing for these indexes.
CREATE UNIQUE INDEX "messages_client_id_key" ON "messages"."messages" ("author_id", "client_id") WHERE "client_id" IS NOT NULL;
CREATE UNIQUE INDEX "events_change_id_key" ON "messages"."events" ("change_id") WHERE "change_id" IS NOT NULL;

-- A message's entry names the message, an entry about a member says which; never both.
ALTER TABLE "messages"."events" ADD CONSTRAINT "events_body_check"
    CHECK (("type" = 'message') = ("message_id" IS NOT NULL) AND ("type" = 'message') = ("payload" IS NULL));

-- Appends entries to the logs of their rooms: one call is one transaction, all or nothing.
--
-- The arguments are columns: element n of each array belongs to entry n. Within a room, entries get their seq in the order given, from
-- the room's head on, without holes. An entry whose (author, client_id) or change_id is in the log already is not appended; the row
-- that is there is answered instead, with appended = false. The caller never passes the same client_id or change_id twice in one call.
--
-- Why it holds when several instances call at once: the heads of all rooms are locked, in the order of their ids (so two calls never
-- wait for each other), before anything is read; each statement of a plpgsql function sees what was committed before that statement
-- began (READ COMMITTED), so what a call sees behind the lock is final for these rooms. A client_id that is used at the same moment
-- in another room ends in a unique violation: the whole call is undone, and the caller repeats it.
--
-- The planner settings keep every look-up on its index: the plan is kept by the session, perhaps from a time when the tables were empty
-- and reading them whole looked cheap.
CREATE FUNCTION "messages"."append_to_log"(
    "room_ids" UUID[],
    "partitions" INTEGER[],
    "types" "messages"."event_type"[],
    "actor_ids" UUID[],
    "actor_names" TEXT[],
    "message_ids" UUID[],
    "message_types" "messages"."message_type"[],
    "contents" TEXT[],
    "client_ids" UUID[],
    "payloads" TEXT[],
    "change_ids" UUID[]
) RETURNS TABLE (
    -- Number of the entry, from 1.
    "entry" BIGINT,
    "appended" BOOLEAN,
    "seq" BIGINT,
    -- When it was committed, milliseconds since the Unix epoch.
    "at_ms" DOUBLE PRECISION,
    -- Of the entry that opens its room's stretch, the row of the outbox; else null.
    "outbox_id" BIGINT,
    -- The message that is there already, where one is.
    "message_id" UUID,
    "room_id" UUID,
    "message_type" "messages"."message_type",
    "content" TEXT
)
LANGUAGE plpgsql
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
#variable_conflict use_column
DECLARE
    committed_at TIMESTAMPTZ(3);
BEGIN
    INSERT INTO "messages"."room_heads" AS h ("room_id", "head", "last_at")
        SELECT r, 0, 'epoch' FROM unnest(room_ids) AS r GROUP BY r ORDER BY r
        ON CONFLICT ON CONSTRAINT "room_heads_pkey" DO NOTHING;
    PERFORM 1 FROM "messages"."room_heads" AS h WHERE h."room_id" = ANY (room_ids) ORDER BY h."room_id" FOR UPDATE;
    committed_at := date_trunc('milliseconds', clock_timestamp());

    RETURN QUERY
    WITH given AS (
        SELECT g.*,
               m."id" AS known_id, m."room_id" AS known_room, m."type" AS known_type, m."content" AS known_content,
               coalesce(m."seq", e."seq") AS known_seq, coalesce(m."created_at", e."at") AS known_at
        FROM unnest(room_ids, partitions, types, actor_ids, actor_names, message_ids, message_types, contents, client_ids, payloads, change_ids)
            WITH ORDINALITY AS g (room, lane, kind, actor, actor_name, message, how, what, client, payload, change, n)
        LEFT JOIN "messages"."messages" AS m ON m."author_id" = g.actor AND m."client_id" = g.client
        LEFT JOIN "messages"."events" AS e ON e."change_id" = g.change
    ), fresh AS MATERIALIZED (
        SELECT g.*,
               h."head" + row_number() OVER in_room AS seq,
               greatest(h."last_at", committed_at) AS at,
               CASE WHEN row_number() OVER in_room = 1 THEN nextval('"messages"."outbox_id_seq"') END AS outbox_id
        FROM given AS g
        JOIN "messages"."room_heads" AS h ON h."room_id" = g.room
        WHERE g.known_seq IS NULL
        WINDOW in_room AS (PARTITION BY g.room ORDER BY g.n)
    ), new_messages AS (
        INSERT INTO "messages"."messages" ("id", "room_id", "seq", "author_id", "author_name", "type", "content", "created_at", "client_id")
        SELECT message, room, f.seq, actor, actor_name, how, what, at, client FROM fresh AS f WHERE kind = 'message' ORDER BY n
    ), new_events AS (
        INSERT INTO "messages"."events" ("room_id", "seq", "type", "message_id", "actor_id", "actor_name", "payload", "at", "change_id")
        SELECT room, f.seq, kind, message, actor, actor_name, payload::jsonb, at, change FROM fresh AS f ORDER BY n
    ), stretches AS MATERIALIZED (
        SELECT room, lane, min(f.seq) AS from_seq, max(f.seq) AS to_seq, max(at) AS at, max(f.outbox_id) AS outbox_id
        FROM fresh AS f GROUP BY room, lane
    ), new_heads AS (
        UPDATE "messages"."room_heads" AS h SET "head" = s.to_seq, "last_at" = s.at FROM stretches AS s WHERE h."room_id" = s.room
    ), to_publish AS (
        INSERT INTO "messages"."outbox" ("id", "partition", "room_id", "from_seq", "to_seq", "created_at")
        SELECT s.outbox_id, lane, room, from_seq, to_seq, committed_at FROM stretches AS s
    )
    SELECT n, true, f.seq, (extract(epoch FROM at) * 1000)::double precision, f.outbox_id,
           NULL::uuid, NULL::uuid, NULL::"messages"."message_type", NULL::text
    FROM fresh AS f
    UNION ALL
    SELECT n, false, known_seq, (extract(epoch FROM known_at) * 1000)::double precision, NULL,
           known_id, known_room, known_type, known_content
    FROM given WHERE known_seq IS NOT NULL;
END;
$$;
