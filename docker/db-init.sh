#!/bin/bash
# Makes the role that migrates and the role that the application runs with, in an empty database: both or neither. On your
# own server run it as docs/operations.md says; it changes nothing but that database and these two roles. In the container of
# docker-compose.yml it runs once, when the database is made. What the second role may do in the tables, the migrations grant.
set -euo pipefail

# An empty one would be no password at all.
: "${PORTWARDEN_OWNER_PASSWORD:?}" "${PORTWARDEN_APP_PASSWORD:?}"

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 \
  --username "${POSTGRES_USER:-${PGUSER:-postgres}}" --dbname "${POSTGRES_DB:-portwarden}" <<'SQL'
begin;
-- These statements hold passwords: they are not to be logged, whether they fail, take long, or only because all are.
set log_min_error_statement = panic;
set log_min_duration_statement = -1;
set log_statement = 'none';
\getenv owner_password PORTWARDEN_OWNER_PASSWORD
\getenv app_password PORTWARDEN_APP_PASSWORD

create role portwarden_owner login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'owner_password';
create role portwarden_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'app_password';

select current_database() as database \gset
alter database :"database" owner to portwarden_owner;
revoke all on database :"database" from public;
grant connect on database :"database" to portwarden_app;
commit;
SQL
