create table phone_numbers (
    tenant_id    uuid        not null references tenants,
    phone_number text        not null check (phone_number ~ '^\+[1-9][0-9]{6,14}$'),
    status       text        not null check (status in ('active', 'inactive', 'ported-out')),
    locked       boolean     not null default false,
    created_at   timestamptz not null default now(),
    primary key (tenant_id, phone_number)
);

alter table phone_numbers enable row level security;
alter table phone_numbers force row level security;
create policy stated on phone_numbers
    using (tenant_id = stated_tenant() or stated_provider())
    with check (tenant_id = stated_tenant() or stated_provider());

grant select, insert, update on phone_numbers to ${app_role};

-- Whose a number is, over all tenants: a number is with one tenant at a time. An order asks for the numbers in it
-- and is shown these rows only.
create table number_directory (
    phone_number text primary key,
    tenant_id    uuid not null references tenants
);

alter table number_directory enable row level security;
alter table number_directory force row level security;
create policy stated on number_directory
    using (tenant_id = stated_tenant() or phone_number = any (stated_numbers()) or stated_provider())
    with check (tenant_id = stated_tenant() or stated_provider());

grant select, insert, delete on number_directory to ${app_role};
