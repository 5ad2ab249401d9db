DROP TABLE "rooms"."outbox";
DROP TABLE "rooms"."direct_participants";
DROP TABLE "rooms"."direct_rooms";
DROP TABLE "rooms"."memberships";
DROP TABLE "rooms"."rooms";
DROP TYPE "rooms"."room_role";
DROP TYPE "rooms"."history_visibility";
DROP TYPE "rooms"."room_kind";
