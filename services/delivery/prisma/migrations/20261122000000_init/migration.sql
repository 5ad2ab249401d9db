-- CreateTable
CREATE TABLE "instances" (
    "id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "instances_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partition_leases" (
    "partition" INTEGER NOT NULL,
    "holder" UUID,
    "epoch" BIGINT NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partition_leases_pkey" PRIMARY KEY ("partition")
);

-- CreateTable
CREATE TABLE "devices" (
    "device_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "devices_pkey" PRIMARY KEY ("device_id")
);

-- CreateTable
CREATE TABLE "cursors" (
    "device_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cursors_pkey" PRIMARY KEY ("device_id","room_id")
);

-- CreateTable
CREATE TABLE "read_cursors" (
    "user_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "read_cursors_pkey" PRIMARY KEY ("user_id","room_id")
);

-- CreateIndex
CREATE INDEX "devices_user_id_idx" ON "devices"("user_id");

-- CreateIndex
CREATE INDEX "cursors_user_id_room_id_idx" ON "cursors"("user_id", "room_id");


-- What Prisma's schema cannot say.
ALTER TABLE "delivery"."partition_leases"
    ADD CONSTRAINT "partition_leases_partition_check" CHECK ("partition" >= 0),
    ADD CONSTRAINT "partition_leases_epoch_check" CHECK ("epoch" >= 0);
ALTER TABLE "delivery"."cursors" ADD CONSTRAINT "cursors_seq_check" CHECK ("seq" >= 0);

-- A cursor is raised again and again; room on its page lets Postgres do so without touching the indexes.
ALTER TABLE "delivery"."cursors" SET (fillfactor = 80);

ALTER TABLE "delivery"."read_cursors" ADD CONSTRAINT "read_cursors_seq_check" CHECK ("seq" >= 0);
ALTER TABLE "delivery"."read_cursors" SET (fillfactor = 80);

-- What was read stays read, whoever writes.
CREATE FUNCTION "delivery"."refuse_to_unread"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a read cursor cannot go back' USING ERRCODE = 'check_violation';
END;
$$;
CREATE TRIGGER "read_cursors_only_rise" BEFORE UPDATE ON "delivery"."read_cursors"
    FOR EACH ROW WHEN (NEW."seq" < OLD."seq") EXECUTE FUNCTION "delivery"."refuse_to_unread"();
