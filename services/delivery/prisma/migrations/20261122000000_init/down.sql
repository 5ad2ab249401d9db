DROP TABLE "delivery"."read_cursors";
DROP FUNCTION "delivery"."refuse_to_unread";
DROP TABLE "delivery"."cursors";
DROP TABLE "delivery"."devices";
DROP TABLE "delivery"."partition_leases";
DROP TABLE "delivery"."instances";
