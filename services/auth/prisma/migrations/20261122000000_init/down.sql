DROP TABLE "auth"."signing_keys";
DROP TABLE "auth"."sessions";
DROP TABLE "auth"."devices";
DROP TABLE "auth"."users";
DROP TYPE "auth"."user_role";
