CREATE TABLE granted (id int PRIMARY KEY);
GRANT SELECT ON granted TO ${app_role};
