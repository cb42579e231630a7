-- What a tenant wants of its numbers; without a row, nothing in particular.
create table number_settings (
    tenant_id        uuid primary key references tenants,
    lock_new_numbers boolean     not null,
    changed_at       timestamptz not null default now()
);

alter table number_settings enable row level security;
alter table number_settings force row level security;
create policy stated on number_settings
    using (tenant_id = stated_tenant() or stated_provider())
    with check (tenant_id = stated_tenant() or stated_provider());

grant select, insert, update on number_settings to ${app_role};
