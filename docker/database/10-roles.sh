#!/bin/sh
# Run once by the postgres image, on an empty volume: the database, its owner and the portal's own role.
set -eu
psql --username "$POSTGRES_USER" --dbname postgres --no-psqlrc --quiet -v ON_ERROR_STOP=1 <<'SQL'
\getenv owner_password TCCM_OWNER_PASSWORD
\getenv app_password TCCM_APP_PASSWORD
create role tccm_owner login password :'owner_password';
create role tccm_app login password :'app_password';
create database tccm owner tccm_owner;
revoke all on database tccm from public;
grant connect on database tccm to tccm_app;
SQL
