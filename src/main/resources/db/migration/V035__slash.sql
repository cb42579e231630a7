-- Whether the slash leads somebody to the search: a key of a single character can be turned off (WCAG 2.1.4).
alter table people add column slash boolean not null default true;
