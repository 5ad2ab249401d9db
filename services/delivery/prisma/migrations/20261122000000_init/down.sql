DROP TABLE "delivery"."cursors";
DROP TABLE "delivery"."devices";
DROP TABLE "delivery"."partition_leases";
DROP TABLE "delivery"."instances";
