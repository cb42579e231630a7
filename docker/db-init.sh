#!/bin/bash
# Runs once, when the database is empty: the role that migrates, and the role that the application runs with.
# What the second may do in the tables, the migrations grant.
set -euo pipefail

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
-- A statement that fails is not to be logged: these hold passwords.
set log_min_error_statement = panic;
\getenv owner_password PORTWARDEN_OWNER_PASSWORD
\getenv app_password PORTWARDEN_APP_PASSWORD

create role portwarden_owner login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'owner_password';
create role portwarden_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'app_password';

select current_database() as database, current_user as superuser \gset
alter database :"database" owner to portwarden_owner;
revoke all on database :"database" from public;
grant connect on database :"database" to portwarden_app;

-- The superuser has no way in but from inside the container.
alter role :"superuser" password null;
SQL
