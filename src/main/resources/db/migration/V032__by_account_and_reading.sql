-- Waits for others, and nobody for it. Begun anew where it was broken off.
set lock_timeout = 0;

drop index concurrently if exists tenants_by_account_key;
create unique index concurrently tenants_by_account_key on tenants (account_key);

drop index concurrently if exists tenants_sharing_account;
create index concurrently tenants_sharing_account on tenants (shared_account_key) where shared_account_key is not null;

-- What the program has not looked at yet.
drop index concurrently if exists tenants_without_account_key;
create index concurrently tenants_without_account_key on tenants (tenant_id)
    where account_key is null and shared_account_key is null;

drop index concurrently if exists numbers_with_another_reading;
create index concurrently numbers_with_another_reading on number_directory (reading) where reading <> phone_number;

-- What the program has not read yet. Of country code 1, the form alone decides (NUM-2).
drop index concurrently if exists numbers_without_reading;
create index concurrently numbers_without_reading on number_directory (phone_number)
    where reading is null and phone_number !~ '^\+1(?![2-9]11)[2-9][0-9]{2}(?![2-9]11)[2-9][0-9]{6}$';
