-- A key under which anything is sealed cannot be dropped, and nothing can be sealed under a dropped one. Foreign keys see
-- every tenant's rows, so that nobody has to be shown them to find out.
create index pins_by_key on pins (key_id);
alter table pins add constraint pins_under_known_keys foreign key (key_id) references pin_keys;
