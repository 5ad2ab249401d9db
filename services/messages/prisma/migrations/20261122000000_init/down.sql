DROP FUNCTION "messages"."append_to_log";
DROP TABLE "messages"."outbox";
DROP TABLE "messages"."messages";
DROP TABLE "messages"."events";
DROP TABLE "messages"."room_heads";
DROP TYPE "messages"."message_type";
DROP TYPE "messages"."event_type";
