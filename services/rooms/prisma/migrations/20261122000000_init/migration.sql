-- CreateEnum
CREATE TYPE "room_kind" AS ENUM ('public', 'private');

-- CreateEnum
CREATE TYPE "history_visibility" AS ENUM ('beginning', 'joining');

-- CreateEnum
CREATE TYPE "room_role" AS ENUM ('owner', 'admin', 'moderator', 'member', 'guest');

-- CreateTable
CREATE TABLE "rooms" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "kind" "room_kind" NOT NULL,
    "topic" TEXT NOT NULL,
    "retention_days" INTEGER,
    "max_members" INTEGER,
    "slow_mode_seconds" INTEGER,
    "read_only" BOOLEAN NOT NULL DEFAULT false,
    "history" "history_visibility" NOT NULL DEFAULT 'beginning',
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "member_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rooms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "room_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "username_key" TEXT NOT NULL,
    "role" "room_role" NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "start_seq" BIGINT NOT NULL,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("room_id","user_id")
);

-- CreateTable
CREATE TABLE "direct_rooms" (
    "room_id" UUID NOT NULL,
    "user_a" UUID NOT NULL,
    "user_b" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "direct_rooms_pkey" PRIMARY KEY ("room_id")
);

-- CreateTable
CREATE TABLE "direct_participants" (
    "room_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "start_seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "direct_participants_pkey" PRIMARY KEY ("room_id","user_id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "room_id" UUID NOT NULL,
    "partition" INTEGER NOT NULL,
    "change" BYTEA,
    "hinted_users" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "rooms_name_key_key" ON "rooms"("name_key");

-- CreateIndex
CREATE INDEX "rooms_kind_name_key_idx" ON "rooms"("kind", "name_key");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "memberships_room_id_username_key_key" ON "memberships"("room_id", "username_key");

-- CreateIndex
CREATE UNIQUE INDEX "direct_rooms_user_a_user_b_key" ON "direct_rooms"("user_a", "user_b");

-- CreateIndex
CREATE INDEX "direct_participants_user_id_room_id_idx" ON "direct_participants"("user_id", "room_id" DESC);

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "direct_participants" ADD CONSTRAINT "direct_participants_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "direct_rooms"("room_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.
ALTER TABLE "rooms"."rooms" ADD CONSTRAINT "rooms_settings_are_within_bounds" CHECK (
  "retention_days" BETWEEN 1 AND 36500 AND "max_members" BETWEEN 1 AND 1000000 AND "slow_mode_seconds" BETWEEN 0 AND 86400
);
ALTER TABLE "rooms"."rooms" ADD CONSTRAINT "rooms_member_count_is_not_negative" CHECK ("member_count" >= 0);
ALTER TABLE "rooms"."memberships" ADD CONSTRAINT "memberships_start_seq_is_not_negative" CHECK ("start_seq" >= 0);
ALTER TABLE "rooms"."direct_rooms" ADD CONSTRAINT "direct_rooms_users_are_in_order" CHECK ("user_a" <= "user_b");

-- The Lobby, which everybody is in; its id is known to domain/lobby.ts.
INSERT INTO "rooms"."rooms" ("id", "name", "name_key", "kind", "topic", "created_at")
VALUES ('01900000-0000-7000-8000-000000000001', 'Lobby', 'lobby', 'public', '', CURRENT_TIMESTAMP);
