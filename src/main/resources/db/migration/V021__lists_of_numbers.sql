-- How a number ends, as a beginning: a range of an index. A column, so that it may be looked at before row-level security
-- has let the row through, as in V020.
alter table phone_numbers
    add column backwards text collate "C" generated always as (reverse(phone_number)) stored;
create index numbers_by_ending on phone_numbers (tenant_id, backwards);

-- A tenant's numbers in one state; and how many are locked, without a look at the rows themselves.
create index numbers_by_status on phone_numbers (tenant_id, status, phone_number) include (locked, unlocked_until);

-- A tenant's locked numbers, and those that are not or not for a time; what has left is neither.
create index numbers_locked on phone_numbers (tenant_id, phone_number) where locked;
create index numbers_unlocked on phone_numbers (tenant_id, phone_number)
    where (not locked or unlocked_until is not null) and status <> 'ported-out';

-- So that the planner knows the new column at once.
analyze phone_numbers;
