set lock_timeout = 0;

-- A tenant's numbers by what guards them; and all that is counted of them, without a look at the rows themselves.
drop index concurrently if exists numbers_by_guard;
create index concurrently numbers_by_guard on phone_numbers (tenant_id, guarded_by, phone_number)
    include (status, locked, unlocked_until);

-- Toll-free numbers that do not say yet that the PIN does not guard them (NUM-3): those from before, and those that nodes
-- of the version before write during an upgrade.
drop index concurrently if exists numbers_toll_free_here;
create index concurrently numbers_toll_free_here on phone_numbers (phone_number)
    where guarded_by = 'here' and phone_number ~ '^\+18(00|22|33|44|55|66|77|8[0-9])';
