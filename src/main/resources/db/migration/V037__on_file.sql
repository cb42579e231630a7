-- What rejects of real orders are mostly about, as far as the provider tells it. The main billing number is one that the
-- tenant holds; when it leaves, there is none.
alter table tenants
    add column main_number       text,
    add column service_address   text,
    add column authorized_person text;
alter table tenants add constraint tenants_service_address check (length(service_address) between 1 and 300) not valid;
alter table tenants add constraint tenants_authorized_person check (length(authorized_person) between 1 and 200) not valid;

-- NUM-5: the ZIP code of the site that a number serves, where it is not the tenant's. NUM-4: what guards it, and the name of
-- the upstream. The rows that are there have the default; only what is written from now on needs to be looked at.
alter table phone_numbers
    add column zip_code   text,
    add column guarded_by text not null default 'here',
    add column upstream   text;
alter table phone_numbers add constraint phone_numbers_zip_code check (length(zip_code) between 1 and 20) not valid;
alter table phone_numbers
    add constraint phone_numbers_guarded_by check (guarded_by in ('here', 'upstream', 'nobody')) not valid;
alter table phone_numbers add constraint phone_numbers_upstream check (length(upstream) between 1 and 100) not valid;
