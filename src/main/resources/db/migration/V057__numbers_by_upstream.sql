set lock_timeout = 0;

-- How many numbers name which upstream, and what guards them, without a look at the rows themselves (NUM-4).
drop index concurrently if exists numbers_by_upstream;
create index concurrently numbers_by_upstream on phone_numbers (upstream, guarded_by) include (status)
    where upstream is not null;
