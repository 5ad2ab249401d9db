-- CreateEnum
CREATE TYPE "event_type" AS ENUM ('message', 'message_edited', 'message_deleted', 'message_restored', 'reaction_added', 'reaction_removed', 'message_pinned', 'message_unpinned', 'member_joined', 'member_left');

-- CreateEnum
CREATE TYPE "message_type" AS ENUM ('text', 'markdown', 'code', 'file', 'image', 'voice', 'video', 'system', 'encrypted');

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
    "reply_to" UUID,
    "quotes" BOOLEAN NOT NULL DEFAULT true,
    "thread_root" UUID,
    "mentions" UUID[] DEFAULT ARRAY[]::UUID[],
    "mentions_room" BOOLEAN NOT NULL DEFAULT false,
    "attachments" SMALLINT NOT NULL DEFAULT 0,
    "reactions" INTEGER NOT NULL DEFAULT 0,
    "edits" INTEGER NOT NULL DEFAULT 0,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_by" UUID,
    "deleted_by_name" TEXT,
    "deleted_reason" TEXT,
    "pinned_at" TIMESTAMPTZ(3),

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revisions" (
    "message_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("message_id","revision")
);

-- CreateTable
CREATE TABLE "reactions" (
    "message_id" UUID NOT NULL,
    "emoji" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "reactions_pkey" PRIMARY KEY ("message_id","emoji","user_id")
);

-- CreateTable
CREATE TABLE "threads" (
    "root_id" UUID NOT NULL,
    "replies" INTEGER NOT NULL,
    "last_reply_at" TIMESTAMPTZ(3),
    "participants" INTEGER NOT NULL,

    CONSTRAINT "threads_pkey" PRIMARY KEY ("root_id")
);

-- CreateTable
CREATE TABLE "thread_participants" (
    "root_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "replies" INTEGER NOT NULL,

    CONSTRAINT "thread_participants_pkey" PRIMARY KEY ("root_id","user_id")
);

-- CreateTable
CREATE TABLE "mentions" (
    "user_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "mentions_pkey" PRIMARY KEY ("user_id","room_id","seq")
);

-- CreateTable
CREATE TABLE "change_keys" (
    "actor_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "digest" BYTEA NOT NULL,
    "message_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "change_keys_pkey" PRIMARY KEY ("actor_id","client_id")
);

-- CreateTable
CREATE TABLE "blobs" (
    "sha256" TEXT NOT NULL,
    "object_key" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "duration_ms" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "blobs_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "attachments" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "uploader_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "message_id" UUID,
    "position" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "uploads" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "have" BIGINT NOT NULL DEFAULT 0,
    "chunks" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
    "touched_at" TIMESTAMPTZ(3) NOT NULL,
    "attachment_id" UUID,

    CONSTRAINT "uploads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_blocks" (
    "room_id" UUID NOT NULL,
    "from_seq" BIGINT NOT NULL,
    "to_seq" BIGINT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "terms" TEXT[],
    "body" BYTEA NOT NULL,

    CONSTRAINT "search_blocks_pkey" PRIMARY KEY ("room_id","from_seq")
);

-- CreateTable
CREATE TABLE "search_words" (
    "suffix" TEXT NOT NULL COLLATE "C",
    "head" TEXT NOT NULL COLLATE "C",

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("suffix","head")
);

-- CreateTable
CREATE TABLE "search_progress" (
    "room_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "search_progress_pkey" PRIMARY KEY ("room_id")
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

-- CreateIndex
CREATE INDEX "change_keys_at_idx" ON "change_keys"("at");

-- CreateIndex
CREATE UNIQUE INDEX "blobs_object_key_key" ON "blobs"("object_key");

-- CreateIndex
CREATE INDEX "attachments_message_id_position_idx" ON "attachments"("message_id", "position");

-- CreateIndex
CREATE INDEX "attachments_sha256_idx" ON "attachments"("sha256");

-- CreateIndex
CREATE INDEX "uploads_user_id_room_id_sha256_idx" ON "uploads"("user_id", "room_id", "sha256");

-- CreateIndex
CREATE INDEX "uploads_touched_at_idx" ON "uploads"("touched_at");

-- CreateIndex
CREATE INDEX "search_blocks_terms_idx" ON "search_blocks" USING GIN ("terms");

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "blobs"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;


-- From here on written by hand: what Prisma's schema cannot say.

-- Half of each page is left for the new versions of its rows: every commit updates a head, and so the update stays on its page.
ALTER TABLE "messages"."room_heads" SET (fillfactor = 50);

-- Rows come and go within milliseconds; their dead versions must not pile up until a fifth of the table has changed.
ALTER TABLE "messages"."outbox" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Most messages of old clients carry no client_id and most events no change_id: those pay nothing for these indexes.
CREATE UNIQUE INDEX "messages_client_id_key" ON "messages"."messages" ("author_id", "client_id") WHERE "client_id" IS NOT NULL;
CREATE UNIQUE INDEX "events_change_id_key" ON "messages"."events" ("change_id") WHERE "change_id" IS NOT NULL;

-- Most messages answer nothing, are not pinned and not deleted: those pay nothing for these indexes.
CREATE INDEX "messages_thread_root_seq_idx" ON "messages"."messages" ("thread_root", "seq") WHERE "thread_root" IS NOT NULL;
CREATE INDEX "messages_room_id_pinned_at_idx" ON "messages"."messages" ("room_id", "pinned_at" DESC) WHERE "pinned_at" IS NOT NULL;
-- Deleted ones that have attachments left, for collecting those.
CREATE INDEX "messages_deleted_at_idx" ON "messages"."messages" ("deleted_at") WHERE "deleted_at" IS NOT NULL AND "attachments" > 0;

-- An entry about a member says which; every other one names a message.
ALTER TABLE "messages"."events" ADD CONSTRAINT "events_body_check"
    CHECK (("type" IN ('member_joined', 'member_left')) = ("message_id" IS NULL)
           AND ("message_id" IS NOT NULL OR "payload" IS NOT NULL));

-- Each pass of the indexer reads whole posting lists; a list of pending entries beside the index would make searches read it through.
ALTER INDEX "messages"."search_blocks_terms_idx" SET (fastupdate = off);

-- Terms and bodies lie beside the table, so that a search which finds thousands of blocks reads few pages until it opens the newest.
ALTER TABLE "messages"."search_blocks" SET (toast_tuple_target = 128);

-- Words by how they begin.
CREATE INDEX "search_words_beginning_idx" ON "messages"."search_words" ("suffix") WHERE "head" = '';

-- Blocks whose terms answer a query, in the order of their messages' keys (time, room, seq), the newest first unless told otherwise.
--
-- A block is answered when it holds all terms of "all_of", at least one of each array in "any_of" (a JSON array of arrays), belongs to one
-- of the rooms, and reaches into what is asked for: above the room's floor, between the seqs (both exclusive), not before "since",
-- before "until", and on this side of "below" (the key of a message: what is from there on is not wanted any more).
--
-- The terms are always looked up in their index, and the other conditions looked at afterwards: the planner does not know how long the
-- terms are, and takes reading all of them for cheap. Hence the settings, which leave it bitmaps alone, and the sum, which keeps from_seq
-- out of the primary key's index.
CREATE FUNCTION "messages"."find_search_blocks"(
    "rooms" UUID[],
    "floors" BIGINT[],
    "all_of" TEXT[],
    "any_of" JSONB,
    "above_seq" BIGINT,
    "below_seq" BIGINT,
    "since" TIMESTAMPTZ,
    "until" TIMESTAMPTZ,
    "below_at" TIMESTAMPTZ,
    "below_room" UUID,
    "below_room_seq" BIGINT,
    "ascending" BOOLEAN,
    "blocks_max" INTEGER
) RETURNS TABLE (
    "room_id" UUID,
    "from_seq" BIGINT,
    "to_seq" BIGINT,
    "first_at" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3),
    "body" BYTEA
)
LANGUAGE plpgsql
STABLE
SET enable_seqscan = off
SET enable_indexscan = off
SET jit = off
AS $$
#variable_conflict use_column
DECLARE
    terms_hold TEXT := '';
    alternatives JSONB;
BEGIN
    IF cardinality(all_of) > 0 THEN
        terms_hold := format(' AND b."terms" @> %L::text[]', all_of);
    END IF;
    FOR alternatives IN SELECT jsonb_array_elements(any_of) LOOP
        terms_hold := terms_hold || format(' AND b."terms" && %L::text[]', ARRAY(SELECT jsonb_array_elements_text(alternatives)));
    END LOOP;
    RETURN QUERY EXECUTE format($query$
        SELECT b."room_id", b."from_seq", b."to_seq", b."first_at", b."last_at", b."body"
        FROM "messages"."search_blocks" AS b
        WHERE b."terms" && %L::text[]%s
          AND b."to_seq" > ($1 ->> b."room_id"::text)::bigint
          AND b."to_seq" > $2 AND b."from_seq" + 0 < $3 AND b."last_at" >= $4 AND b."first_at" < $5
          AND (b."first_at", b."room_id", b."from_seq") < ($6, $7, $8)
        ORDER BY %s LIMIT $9
        $query$,
        ARRAY(SELECT '@' || room FROM unnest(rooms) AS room),
        terms_hold,
        CASE WHEN ascending THEN 'b."first_at", b."room_id", b."from_seq"'
             ELSE 'b."last_at" DESC, b."room_id" DESC, b."to_seq" DESC' END)
    USING (SELECT coalesce(jsonb_object_agg(r.room, r.floor), '{}') FROM unnest(rooms, floors) AS r (room, floor)),
          above_seq, below_seq, since, until, below_at, below_room, below_room_seq, blocks_max;
END;
$$;

-- What somebody sent, as they sent it: by this a repeat under the same client_id is told from another message. Edits are looked behind.
CREATE FUNCTION "messages"."message_as_sent"("message_id" UUID) RETURNS TABLE (
    "room_id" UUID,
    "type" "messages"."message_type",
    "content" TEXT,
    "reply_to" UUID,
    "attachments" UUID[]
)
LANGUAGE sql STABLE
AS $$
    SELECT m."room_id", m."type", coalesce(r."content", m."content"), m."reply_to",
           ARRAY(SELECT a."id" FROM "messages"."attachments" AS a WHERE a."message_id" = m."id" ORDER BY a."position")
    FROM "messages"."messages" AS m
    LEFT JOIN "messages"."revisions" AS r ON r."message_id" = m."id" AND r."revision" = 0
    WHERE m."id" = $1;
$$;

-- Appends entries to the logs of their rooms: one call is one transaction, all or nothing. Only messages that answer nothing, carry
-- nothing and mention nobody come this way; the others, and all that happens to messages later, go through change_messages.
--
-- The arguments are columns: element n of each array belongs to entry n. Within a room, entries get their seq in the order given, from
-- the room's head on, without holes. An entry whose (author, client_id) or change_id is in the log already is not appended; the row
-- that is there is answered instead, with appended = false. So is one whose (author, client_id) was used for a change. The caller never
-- passes the same client_id or change_id twice in one call.
--
-- Why it holds when several instances call at once: the heads of all rooms are locked, in the order of their ids (so two calls never
-- wait for each other), before anything is read; each statement of a plpgsql function sees what was committed before that statement
-- began (READ COMMITTED), so what a call sees behind the lock is final for these rooms. A client_id that is used at the same moment
-- in another room ends in a unique violation: the whole call is undone, and the caller repeats it. (A client_id that is used at the same
-- moment for a message in one room and for a change in another may be taken for both: no index spans the two tables.)
--
-- The planner settings keep every look-up on its index, and the plan with the session, perhaps from a time when the tables were empty and
-- reading them whole looked cheap. Without the last of them each call is planned anew, which takes twice as long as a small one runs.
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
    -- The message that is there already under this client_id, where one is, as it was sent.
    "message_id" UUID,
    "room_id" UUID,
    "message_type" "messages"."message_type",
    "content" TEXT,
    "reply_to" UUID,
    "attachments" UUID[],
    -- The client_id was used for a change of that message; then none of room_id, message_type, content, reply_to and attachments.
    "is_change" BOOLEAN
)
LANGUAGE plpgsql
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan
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
               coalesce(m."id", k."message_id") AS known_id, m."id" IS NULL AND k."message_id" IS NOT NULL AS known_as_change,
               coalesce(m."seq", e."seq", 0) AS known_seq, coalesce(m."created_at", e."at", k."at") AS known_at
        FROM unnest(room_ids, partitions, types, actor_ids, actor_names, message_ids, message_types, contents, client_ids, payloads, change_ids)
            WITH ORDINALITY AS g (room, lane, kind, actor, actor_name, message, how, what, client, payload, change, n)
        LEFT JOIN "messages"."messages" AS m ON m."author_id" = g.actor AND m."client_id" = g.client
        LEFT JOIN "messages"."change_keys" AS k ON k."actor_id" = g.actor AND k."client_id" = g.client
        LEFT JOIN "messages"."events" AS e ON e."change_id" = g.change
    ), fresh AS MATERIALIZED (
        SELECT g.*,
               h."head" + row_number() OVER in_room AS seq,
               greatest(h."last_at", committed_at) AS at,
               CASE WHEN row_number() OVER in_room = 1 THEN nextval('"messages"."outbox_id_seq"') END AS outbox_id
        FROM given AS g
        JOIN "messages"."room_heads" AS h ON h."room_id" = g.room
        WHERE g.known_at IS NULL
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
           NULL::uuid, NULL::uuid, NULL::"messages"."message_type", NULL::text, NULL::uuid, NULL::uuid[], false
    FROM fresh AS f
    UNION ALL
    SELECT n, false, known_seq, (extract(epoch FROM known_at) * 1000)::double precision, NULL,
           known_id, s."room_id", s."type", s."content", s."reply_to", s."attachments", known_as_change
    FROM given
    LEFT JOIN LATERAL "messages"."message_as_sent"(known_id) AS s ON NOT known_as_change
    WHERE known_at IS NOT NULL;
END;
$$;

-- Helpers of change_messages. They are called under the lock of the room's head, and with its planner settings.

-- A thread as events.payload has it; null: no such thread.
CREATE FUNCTION "messages"."thread_summary"("root" UUID) RETURNS JSONB
LANGUAGE sql STABLE
AS $$
    SELECT jsonb_build_object('rootId', t."root_id", 'replies', t."replies", 'participants', t."participants",
                              'lastReplyAtMs', coalesce(floor(extract(epoch FROM t."last_reply_at") * 1000), 0))
    FROM "messages"."threads" AS t WHERE t."root_id" = $1;
$$;

-- Counts a reply that has come (1) or gone (-1). The row of the reply has been changed before.
CREATE FUNCTION "messages"."count_reply"("root" UUID, "author" UUID, "difference" INTEGER) RETURNS VOID
LANGUAGE plpgsql
AS $$
DECLARE
    of_author INTEGER;
    more_participants INTEGER;
BEGIN
    INSERT INTO "messages"."thread_participants" AS p ("root_id", "user_id", "replies") VALUES (root, author, difference)
        ON CONFLICT ON CONSTRAINT "thread_participants_pkey" DO UPDATE SET "replies" = p."replies" + excluded."replies"
        RETURNING p."replies" INTO of_author;
    more_participants := CASE WHEN of_author = 1 AND difference = 1 THEN 1 WHEN of_author = 0 THEN -1 ELSE 0 END;
    INSERT INTO "messages"."threads" AS t ("root_id", "replies", "participants") VALUES (root, difference, more_participants)
        ON CONFLICT ON CONSTRAINT "threads_pkey" DO UPDATE
        SET "replies" = t."replies" + excluded."replies", "participants" = t."participants" + excluded."participants";
    UPDATE "messages"."threads" AS t SET "last_reply_at" = (
        SELECT m."created_at" FROM "messages"."messages" AS m
        WHERE m."thread_root" = root AND m."deleted_at" IS NULL ORDER BY m."seq" DESC LIMIT 1
    ) WHERE t."root_id" = root;
END;
$$;

-- Whom a message mentions, as rows of mentions name them.
CREATE FUNCTION "messages"."mentioned"("users" UUID[], "everybody" BOOLEAN) RETURNS UUID[]
LANGUAGE sql IMMUTABLE
AS $$ SELECT $1 || CASE WHEN $2 THEN '{00000000-0000-0000-0000-000000000000}'::uuid[] ELSE '{}' END; $$;

-- Turns the rows of mentions of a message from those that were there into those that are to be.
CREATE FUNCTION "messages"."replace_mentions"("room" UUID, "place" BIGINT, "before" UUID[], "after" UUID[]) RETURNS VOID
LANGUAGE plpgsql
AS $$
BEGIN
    IF cardinality(before) > 0 THEN
        DELETE FROM "messages"."mentions" AS m WHERE m."user_id" = ANY (before) AND m."room_id" = room AND m."seq" = place;
    END IF;
    IF cardinality(after) > 0 THEN
        INSERT INTO "messages"."mentions" ("user_id", "room_id", "seq") SELECT u, room, place FROM unnest(after) AS u;
    END IF;
END;
$$;

-- The array of UUIDs that a JSON array names; empty: nothing is there.
CREATE FUNCTION "messages"."uuids"("list" JSONB) RETURNS UUID[]
LANGUAGE sql IMMUTABLE
AS $$ SELECT coalesce(array_agg(u::uuid ORDER BY n), '{}') FROM jsonb_array_elements_text($1) WITH ORDINALITY AS l (u, n); $$;

-- One function for each kind of change. `change` and `bounds` are as change_messages takes them; `place` is the seq that the entry will
-- have, `now` its time. The outcome is as change_messages answers it; with 'done' the payload is that of the entry.

CREATE FUNCTION "messages"."change_post"("change" JSONB, "bounds" JSONB, "place" BIGINT, "now" TIMESTAMPTZ, OUT "outcome" TEXT, OUT "payload" JSONB)
LANGUAGE plpgsql
AS $$
DECLARE
    room CONSTANT UUID := change ->> 'room';
    author CONSTANT UUID := change ->> 'actor';
    files CONSTANT UUID[] := "messages"."uuids"(change -> 'attachments');
    users CONSTANT UUID[] := "messages"."uuids"(change -> 'mentions');
    everybody CONSTANT BOOLEAN := (change ->> 'mentions_room')::boolean;
    fitting CONSTANT TEXT := CASE change ->> 'type' WHEN 'image' THEN 'image/%' WHEN 'voice' THEN 'audio/%' WHEN 'video' THEN 'video/%' ELSE '%' END;
    root UUID;
    is_parent_deleted BOOLEAN := false;
    files_there INTEGER := 0;
    files_fitting INTEGER := 0;
BEGIN
    IF change ->> 'reply_to' IS NOT NULL THEN
        SELECT coalesce(m."thread_root", m."id"), m."deleted_at" IS NOT NULL INTO root, is_parent_deleted FROM "messages"."messages" AS m
            WHERE m."id" = (change ->> 'reply_to')::uuid AND m."room_id" = room AND m."seq" > (change ->> 'visible_after')::bigint;
        IF NOT FOUND THEN outcome := 'no_parent'; RETURN; END IF;
    END IF;
    IF cardinality(files) > 0 THEN
        -- Locked: an upload that no message carries may be given up at any moment.
        SELECT count(*), count(*) FILTER (WHERE f."type" LIKE fitting) INTO files_there, files_fitting FROM (
            SELECT b."type" FROM "messages"."attachments" AS a JOIN "messages"."blobs" AS b ON b."sha256" = a."sha256"
            WHERE a."id" = ANY (files) AND a."room_id" = room AND a."uploader_id" = author AND a."message_id" IS NULL
            ORDER BY a."id" FOR UPDATE OF a
        ) AS f;
        IF files_there < cardinality(files) THEN outcome := 'no_attachment'; RETURN; END IF;
    END IF;
    IF is_parent_deleted THEN outcome := 'deleted'; RETURN; END IF;
    IF files_fitting < cardinality(files) THEN outcome := 'attachment_type'; RETURN; END IF;

    INSERT INTO "messages"."messages" ("id", "room_id", "seq", "author_id", "author_name", "type", "content", "created_at", "client_id",
                                       "reply_to", "quotes", "thread_root", "mentions", "mentions_room", "attachments")
        VALUES ((change ->> 'message')::uuid, room, place, author, change ->> 'name', (change ->> 'type')::"messages"."message_type",
                change ->> 'content', now, (change ->> 'client')::uuid, (change ->> 'reply_to')::uuid, (change ->> 'quotes')::boolean,
                root, users, everybody, cardinality(files));
    IF cardinality(files) > 0 THEN
        UPDATE "messages"."attachments" AS a
            SET "message_id" = (change ->> 'message')::uuid, "position" = array_position(files, a."id") - 1 WHERE a."id" = ANY (files);
    END IF;
    PERFORM "messages"."replace_mentions"(room, place, '{}', "messages"."mentioned"(users, everybody));
    IF root IS NOT NULL THEN PERFORM "messages"."count_reply"(root, author, 1); END IF;
    outcome := 'done';
END;
$$;

CREATE FUNCTION "messages"."change_edit"("change" JSONB, "bounds" JSONB, "place" BIGINT, "now" TIMESTAMPTZ, OUT "outcome" TEXT, OUT "payload" JSONB)
LANGUAGE plpgsql
AS $$
DECLARE
    window_seconds CONSTANT INTEGER := bounds ->> 'edit_window_seconds';
    users CONSTANT UUID[] := "messages"."uuids"(change -> 'mentions');
    everybody CONSTANT BOOLEAN := (change ->> 'mentions_room')::boolean;
    m "messages"."messages"%ROWTYPE;
BEGIN
    SELECT * INTO m FROM "messages"."messages" AS x WHERE x."id" = (change ->> 'message')::uuid;
    outcome := CASE
        WHEN m."deleted_at" IS NOT NULL THEN 'deleted'
        WHEN window_seconds > 0 AND now > m."created_at" + window_seconds * interval '1 second' THEN 'edit_window'
        WHEN m."edits" >= (bounds ->> 'edits')::integer THEN 'no_edits'
        WHEN m."edits" <> (change ->> 'expected_edit')::integer THEN 'behind'
        WHEN m."content" = change ->> 'content' THEN 'unchanged'
        ELSE 'done'
    END;
    IF outcome <> 'done' THEN RETURN; END IF;
    INSERT INTO "messages"."revisions" ("message_id", "revision", "content", "at", "by_id", "by_name")
        VALUES (m."id", m."edits", m."content", coalesce(m."edited_at", m."created_at"), m."author_id", m."author_name");
    UPDATE "messages"."messages" AS x
        SET "content" = change ->> 'content', "edits" = m."edits" + 1, "edited_at" = now, "mentions" = users, "mentions_room" = everybody
        WHERE x."id" = m."id";
    PERFORM "messages"."replace_mentions"(m."room_id", m."seq", "messages"."mentioned"(m."mentions", m."mentions_room"),
                                          "messages"."mentioned"(users, everybody));
END;
$$;

CREATE FUNCTION "messages"."change_delete"("change" JSONB, "bounds" JSONB, "place" BIGINT, "now" TIMESTAMPTZ, OUT "outcome" TEXT, OUT "payload" JSONB)
LANGUAGE plpgsql
AS $$
DECLARE
    m "messages"."messages"%ROWTYPE;
BEGIN
    SELECT * INTO m FROM "messages"."messages" AS x WHERE x."id" = (change ->> 'message')::uuid;
    IF m."deleted_at" IS NOT NULL THEN outcome := 'unchanged'; RETURN; END IF;
    UPDATE "messages"."messages" AS x
        SET "deleted_at" = now, "deleted_by" = (change ->> 'actor')::uuid, "deleted_by_name" = change ->> 'name',
            "deleted_reason" = change ->> 'reason', "pinned_at" = NULL
        WHERE x."id" = m."id";
    PERFORM "messages"."replace_mentions"(m."room_id", m."seq", "messages"."mentioned"(m."mentions", m."mentions_room"), '{}');
    IF m."thread_root" IS NOT NULL THEN PERFORM "messages"."count_reply"(m."thread_root", m."author_id", -1); END IF;
    payload := jsonb_strip_nulls(jsonb_build_object('thread', "messages"."thread_summary"(coalesce(m."thread_root", m."id"))));
    outcome := 'done';
END;
$$;

CREATE FUNCTION "messages"."change_restore"("change" JSONB, "bounds" JSONB, "place" BIGINT, "now" TIMESTAMPTZ, OUT "outcome" TEXT, OUT "payload" JSONB)
LANGUAGE plpgsql
AS $$
DECLARE
    m "messages"."messages"%ROWTYPE;
BEGIN
    SELECT * INTO m FROM "messages"."messages" AS x WHERE x."id" = (change ->> 'message')::uuid;
    outcome := CASE
        WHEN m."deleted_at" IS NULL THEN 'unchanged'
        WHEN now > m."deleted_at" + (bounds ->> 'restore_days')::integer * interval '1 day' THEN 'restore_window'
        ELSE 'done'
    END;
    IF outcome <> 'done' THEN RETURN; END IF;
    UPDATE "messages"."messages" AS x
        SET "deleted_at" = NULL, "deleted_by" = NULL, "deleted_by_name" = NULL, "deleted_reason" = NULL WHERE x."id" = m."id";
    PERFORM "messages"."replace_mentions"(m."room_id", m."seq", '{}', "messages"."mentioned"(m."mentions", m."mentions_room"));
    IF m."thread_root" IS NOT NULL THEN PERFORM "messages"."count_reply"(m."thread_root", m."author_id", 1); END IF;
END;
$$;

-- Both kinds, react and unreact.
CREATE FUNCTION "messages"."change_reaction"("change" JSONB, "bounds" JSONB, "place" BIGINT, "now" TIMESTAMPTZ, OUT "outcome" TEXT, OUT "payload" JSONB)
LANGUAGE plpgsql
AS $$
DECLARE
    message CONSTANT UUID := change ->> 'message';
    face CONSTANT TEXT := change ->> 'emoji';
    adds CONSTANT BOOLEAN := change ->> 'kind' = 'react';
BEGIN
    IF EXISTS (SELECT FROM "messages"."messages" AS m WHERE m."id" = message AND m."deleted_at" IS NOT NULL) THEN
        outcome := 'deleted';
    ELSIF adds = EXISTS (
        SELECT FROM "messages"."reactions" AS r
        WHERE r."message_id" = message AND r."emoji" = face AND r."user_id" = (change ->> 'actor')::uuid
    ) THEN
        outcome := 'unchanged';
    ELSIF adds AND NOT EXISTS (SELECT FROM "messages"."reactions" AS r WHERE r."message_id" = message AND r."emoji" = face)
        AND (SELECT count(DISTINCT r."emoji") FROM "messages"."reactions" AS r WHERE r."message_id" = message) >= (bounds ->> 'reactions')::integer
    THEN
        outcome := 'too_many_reactions';
    ELSE
        outcome := 'done';
    END IF;
    IF outcome <> 'done' THEN RETURN; END IF;
    IF adds THEN
        INSERT INTO "messages"."reactions" ("message_id", "emoji", "user_id", "user_name", "seq")
            VALUES (message, face, (change ->> 'actor')::uuid, change ->> 'name', place);
    ELSE
        DELETE FROM "messages"."reactions" AS r
            WHERE r."message_id" = message AND r."emoji" = face AND r."user_id" = (change ->> 'actor')::uuid;
    END IF;
    UPDATE "messages"."messages" AS m SET "reactions" = m."reactions" + CASE WHEN adds THEN 1 ELSE -1 END WHERE m."id" = message;
    SELECT jsonb_build_object('emoji', face, 'count', count(*),
                              'users', coalesce(jsonb_agg(r."user_name" ORDER BY r."seq") FILTER (WHERE r.n <= 20), '[]'))
        INTO payload FROM (
            SELECT x."user_name", x."seq", row_number() OVER (ORDER BY x."seq") AS n
            FROM "messages"."reactions" AS x WHERE x."message_id" = message AND x."emoji" = face
        ) AS r;
END;
$$;

-- Both kinds, pin and unpin.
CREATE FUNCTION "messages"."change_pin"("change" JSONB, "bounds" JSONB, "place" BIGINT, "now" TIMESTAMPTZ, OUT "outcome" TEXT, OUT "payload" JSONB)
LANGUAGE plpgsql
AS $$
DECLARE
    pins CONSTANT BOOLEAN := change ->> 'kind' = 'pin';
    m "messages"."messages"%ROWTYPE;
BEGIN
    SELECT * INTO m FROM "messages"."messages" AS x WHERE x."id" = (change ->> 'message')::uuid;
    IF m."deleted_at" IS NOT NULL THEN
        outcome := 'deleted';
    ELSIF pins = (m."pinned_at" IS NOT NULL) THEN
        outcome := 'unchanged';
    ELSIF pins AND (
        SELECT count(*) FROM "messages"."messages" AS x WHERE x."room_id" = m."room_id" AND x."pinned_at" IS NOT NULL
    ) >= (bounds ->> 'pins')::integer THEN
        outcome := 'too_many_pins';
    ELSE
        UPDATE "messages"."messages" AS x SET "pinned_at" = CASE WHEN pins THEN now END WHERE x."id" = m."id";
        outcome := 'done';
    END IF;
END;
$$;

-- What the entry of a change is called in the log.
CREATE FUNCTION "messages"."event_of_change"("kind" TEXT) RETURNS "messages"."event_type"
LANGUAGE sql IMMUTABLE
AS $$
    SELECT (CASE $1
        WHEN 'post' THEN 'message' WHEN 'edit' THEN 'message_edited' WHEN 'delete' THEN 'message_deleted'
        WHEN 'restore' THEN 'message_restored' WHEN 'react' THEN 'reaction_added' WHEN 'unreact' THEN 'reaction_removed'
        WHEN 'pin' THEN 'message_pinned' WHEN 'unpin' THEN 'message_unpinned'
    END)::"messages"."event_type";
$$;

-- Carries out changes of messages, each an entry of the log: one call is one transaction. Also makes the messages that answer another
-- one, carry attachments or mention somebody (kind post).
--
-- `changes` is an array of objects in the order in which they came; those of one room are carried out in this order. All have
--   n (number, from 1), room, partition, kind, actor, name, message (for post: the one to make), client, digest (hex)
-- and by kind
--   post: type, content, visible_after, reply_to, quotes, attachments, mentions, mentions_room
--   edit: content, expected_edit, mentions, mentions_room
--   delete: reason
--   react, unreact: emoji
--   restore, pin, unpin: nothing
-- of which client, reply_to, expected_edit and reason may be null. Whether somebody may do it has been decided before, by what never
-- changes of a message (its room, place and author) and by rooms.
-- `bounds` has edit_window_seconds (0: none), edits, restore_days, reactions (distinct emoji of a message) and pins (of a room).
--
-- What is refused, repeated or without effect is an answer and no exception: its neighbours are carried out.
--
-- Why it holds when several instances call at once: it takes the locks that append_to_log takes, in the same order, and each statement
-- sees what was committed before it. All that is changed here belongs to the room and is changed under its lock alone; only uploads,
-- which may be given up at any moment, are locked besides. A client_id that is used at the same moment in another room ends in a
-- unique violation and another attempt, as in append_to_log.
CREATE FUNCTION "messages"."change_messages"("changes" JSONB, "bounds" JSONB) RETURNS TABLE (
    "n" INTEGER,
    -- done; unchanged: it was so already; repeat: this change has been carried out before; sent: the client_id of this post is a
    -- message's; conflict: the client_id was used for another change or message; behind: there were other edits than expected. Else it is
    -- refused: no_parent, no_attachment, deleted, attachment_type, edit_window, no_edits, restore_window, too_many_reactions, too_many_pins.
    "outcome" TEXT,
    -- The message that it is about; with sent and conflict the one that the client_id was used for.
    "message_id" UUID,
    -- Where its entry is in the log; null: none was appended.
    "seq" BIGINT,
    -- When it was committed, milliseconds since the Unix epoch.
    "at_ms" DOUBLE PRECISION,
    -- Of the entry that opens its room's stretch, the row of the outbox; else null.
    "outbox_id" BIGINT,
    "payload" JSONB,
    -- With sent: what message_as_sent says of the message.
    "sent" JSONB
)
LANGUAGE plpgsql
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_variable
DECLARE
    in_room RECORD;
    change JSONB;
    actor UUID;
    client UUID;
    key RECORD;
    room_head BIGINT;
    from_seq BIGINT;
    stretch_id BIGINT;
    now TIMESTAMPTZ(3);
BEGIN
    INSERT INTO "messages"."room_heads" AS h ("room_id", "head", "last_at")
        SELECT DISTINCT (c ->> 'room')::uuid, 0, 'epoch'::timestamptz FROM jsonb_array_elements(changes) AS c ORDER BY 1
        ON CONFLICT ON CONSTRAINT "room_heads_pkey" DO NOTHING;

    FOR in_room IN
        SELECT (c ->> 'room')::uuid AS id, (c ->> 'partition')::integer AS lane, jsonb_agg(c ORDER BY (c ->> 'n')::integer) AS list
        FROM jsonb_array_elements(changes) AS c GROUP BY 1, 2 ORDER BY 1
    LOOP
        SELECT h."head", h."last_at" INTO room_head, now FROM "messages"."room_heads" AS h WHERE h."room_id" = in_room.id FOR UPDATE;
        now := greatest(now, date_trunc('milliseconds', clock_timestamp()));
        from_seq := room_head + 1;
        stretch_id := NULL;

        FOR change IN SELECT c FROM jsonb_array_elements(in_room.list) AS c LOOP
            n := change ->> 'n';
            message_id := change ->> 'message';
            actor := change ->> 'actor';
            client := change ->> 'client';
            outcome := NULL; seq := NULL; at_ms := NULL; outbox_id := NULL; payload := NULL; sent := NULL;

            IF client IS NOT NULL THEN
                SELECT k."digest", k."message_id" AS id INTO key
                    FROM "messages"."change_keys" AS k WHERE k."actor_id" = actor AND k."client_id" = client;
                IF FOUND THEN
                    outcome := CASE WHEN key."digest" = decode(change ->> 'digest', 'hex') THEN 'repeat' ELSE 'conflict' END;
                    message_id := key.id;
                    RETURN NEXT;
                    CONTINUE;
                END IF;
                SELECT m."id" INTO key FROM "messages"."messages" AS m WHERE m."author_id" = actor AND m."client_id" = client;
                IF FOUND THEN
                    outcome := CASE WHEN change ->> 'kind' = 'post' THEN 'sent' ELSE 'conflict' END;
                    message_id := key."id";
                    SELECT to_jsonb(s) INTO sent FROM "messages"."message_as_sent"(key."id") AS s;
                    RETURN NEXT;
                    CONTINUE;
                END IF;
            END IF;

            CASE change ->> 'kind'
                WHEN 'post' THEN SELECT * INTO outcome, payload FROM "messages"."change_post"(change, bounds, room_head + 1, now);
                WHEN 'edit' THEN SELECT * INTO outcome, payload FROM "messages"."change_edit"(change, bounds, room_head + 1, now);
                WHEN 'delete' THEN SELECT * INTO outcome, payload FROM "messages"."change_delete"(change, bounds, room_head + 1, now);
                WHEN 'restore' THEN SELECT * INTO outcome, payload FROM "messages"."change_restore"(change, bounds, room_head + 1, now);
                WHEN 'react', 'unreact' THEN
                    SELECT * INTO outcome, payload FROM "messages"."change_reaction"(change, bounds, room_head + 1, now);
                WHEN 'pin', 'unpin' THEN SELECT * INTO outcome, payload FROM "messages"."change_pin"(change, bounds, room_head + 1, now);
            END CASE;

            IF client IS NOT NULL AND outcome IN ('done', 'unchanged') AND change ->> 'kind' <> 'post' THEN
                INSERT INTO "messages"."change_keys" ("actor_id", "client_id", "digest", "message_id", "at")
                    VALUES (actor, client, decode(change ->> 'digest', 'hex'), message_id, now);
            END IF;
            IF outcome = 'done' THEN
                room_head := room_head + 1;
                seq := room_head;
                at_ms := extract(epoch FROM now) * 1000;
                IF stretch_id IS NULL THEN
                    stretch_id := nextval('"messages"."outbox_id_seq"');
                    outbox_id := stretch_id;
                END IF;
                INSERT INTO "messages"."events" ("room_id", "seq", "type", "message_id", "actor_id", "actor_name", "payload", "at")
                    VALUES (in_room.id, seq, "messages"."event_of_change"(change ->> 'kind'), message_id, actor, change ->> 'name', payload, now);
            END IF;
            RETURN NEXT;
        END LOOP;

        IF stretch_id IS NOT NULL THEN
            UPDATE "messages"."room_heads" AS h SET "head" = room_head, "last_at" = now WHERE h."room_id" = in_room.id;
            INSERT INTO "messages"."outbox" ("id", "partition", "room_id", "from_seq", "to_seq", "created_at")
                VALUES (stretch_id, in_room.lane, in_room.id, from_seq, room_head, clock_timestamp());
        END IF;
    END LOOP;
END;
$$;
