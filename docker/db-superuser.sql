-- Of the container of docker-compose.yml alone, when its database is made, and before the roles are: its superuser has no way
-- in but from inside the container. Never to be run on a server that others need: they sign in by that password.
alter role postgres password null;
