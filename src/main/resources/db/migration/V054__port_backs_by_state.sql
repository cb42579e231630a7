set lock_timeout = 0;
drop index concurrently if exists port_backs_by_state;
create index concurrently port_backs_by_state on port_backs (status, left_at, case_id);
