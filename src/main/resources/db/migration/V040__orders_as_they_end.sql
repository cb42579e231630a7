-- A lock that was lifted for a time stays lifted beyond it, as long as an order is open that has the number: what
-- was accepted is not stopped by a lock. Asked only where a lock would otherwise be back, which is seldom.
create function unlock_kept(tenant uuid, number text) returns boolean
    language sql volatile
    return exists (select 1 from order_numbers n where n.tenant_id = tenant and n.phone_number = number and n.open);

-- As the one of two parameters, which those of the version before ask, with that taken into account.
create function lock_holds(locked boolean, unlocked_until timestamptz, tenant uuid, number text) returns boolean
    language sql volatile
    return lock_holds(locked, unlocked_until) and (unlocked_until is null or not unlock_kept(tenant, number));

-- Which tenants want to look at orders before they are confirmed, where the provider asks them.
create table order_settings (
    tenant_id  uuid        primary key references tenants,
    review     boolean     not null,
    changed_at timestamptz not null default now()
);

alter table order_settings enable row level security;
alter table order_settings force row level security;
create policy stated on order_settings
    using (tenant_id = (select stated_tenant()) or (select stated_provider()))
    with check (tenant_id = stated_tenant());

grant select, insert, update on order_settings to ${app_role};
