-- ORD-9: a lock can be lifted for a time. Such a number stays locked = true, and its lock holds again from unlocked_until
-- on, by itself: nothing has to run for it, on no node. A row whose time has passed is only waiting to be written down.
alter table phone_numbers add column unlocked_until timestamptz;

-- Whether a number is locked at this moment. By the clock on the wall, not by that of the transaction, which may have
-- waited for the row.
create function lock_holds(locked boolean, unlocked_until timestamptz) returns boolean
    language sql volatile
    return locked and coalesce(unlocked_until <= clock_timestamp(), true);

create index numbers_unlocked_for_a_time on phone_numbers (unlocked_until, tenant_id)
    where locked and unlocked_until is not null;
