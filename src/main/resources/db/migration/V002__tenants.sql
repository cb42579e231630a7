create table tenants (
    tenant_id      uuid primary key,
    name           text        not null check (length(name) between 1 and 200),
    country        char(2)     not null check (country ~ '^[A-Z]{2}$'),
    account_number text        not null check (length(account_number) between 1 and 50),
    zip_code       text        not null check (length(zip_code) between 1 and 20),
    created_at     timestamptz not null default now()
);

alter table tenants enable row level security;
alter table tenants force row level security;
create policy stated on tenants
    using (tenant_id = stated_tenant() or stated_provider())
    with check (tenant_id = stated_tenant() or stated_provider());

grant select, insert, update on tenants to ${app_role};

-- The provider itself: its operators belong here, and so do the orders that no tenant can be found for.
alter table tenants no force row level security;
insert into tenants (tenant_id, name, country, account_number, zip_code)
values ('00000000-0000-0000-0000-000000000000', 'Provider', 'US', '-', '-');
alter table tenants force row level security;
