#!/bin/sh
# Run once by the PostgreSQL image, on an empty volume: a database and a role for each service and for Keycloak.
set -eu

create() {
  psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres \
    --set=name="$1" --set=password="$2" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
}

create programme "$PROGRAMME_DATABASE_PASSWORD"
create deliberation "$DELIBERATION_DATABASE_PASSWORD"
create keycloak "$KEYCLOAK_DATABASE_PASSWORD"
