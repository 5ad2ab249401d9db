#!/bin/sh
# Run by the Postgres image when it makes its data directory: a role per service that owns its own schema and nothing
# else. Without the passwords of deploy/make-secrets there is nothing to do; `npm start` makes roles of its own.
set -eu
[ -n "${LAIR_AUTH_PASSWORD:-}" ] || exit 0

psql --username="$POSTGRES_USER" --dbname=postgres --set=ON_ERROR_STOP=1 --command='CREATE DATABASE lair'

create_role() {
  psql --username="$POSTGRES_USER" --dbname=lair --set=ON_ERROR_STOP=1 --set=service="$1" --set=password="$2" <<'SQL'
CREATE ROLE :"service" LOGIN PASSWORD :'password';
CREATE SCHEMA :"service" AUTHORIZATION :"service";
SQL
}

create_role auth "$LAIR_AUTH_PASSWORD"
create_role rooms "$LAIR_ROOMS_PASSWORD"
create_role messages "$LAIR_MESSAGES_PASSWORD"
create_role delivery "$LAIR_DELIVERY_PASSWORD"
psql --username="$POSTGRES_USER" --dbname=lair --set=ON_ERROR_STOP=1 --command='REVOKE ALL ON SCHEMA public FROM PUBLIC'
