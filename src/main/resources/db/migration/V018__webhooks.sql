-- Webhooks: where the systems of a tenant, or of a carrier, are told what happens to orders. A carrier's rows stand under
-- the provider's tenant and name the carrier; those of a tenant name none.
create table webhook_endpoints (
    tenant_id       uuid        not null references tenants,
    endpoint_id     uuid        not null,
    carrier_id      uuid        references carriers,
    url             text        not null check (length(url) between 8 and 500),
    description     text        not null check (length(description) <= 100),
    -- Sealed under a key that is not in the database.
    secret          text        not null check (length(secret) between 1 and 500),
    -- The one before, which signs too for a while.
    previous_secret text        check (length(previous_secret) between 1 and 500),
    previous_until  timestamptz,
    created_at      timestamptz not null default now(),
    last_success_at timestamptz,
    disabled_at     timestamptz,
    disabled_reason text        check (disabled_reason in ('gone', 'failing')),
    primary key (tenant_id, endpoint_id),
    check ((previous_secret is null) = (previous_until is null)),
    check ((disabled_at is null) = (disabled_reason is null))
);

create index webhook_endpoints_of_carrier on webhook_endpoints (carrier_id) where carrier_id is not null;

alter table webhook_endpoints enable row level security;
alter table webhook_endpoints force row level security;
create policy stated on webhook_endpoints
    using ((tenant_id = stated_tenant() and carrier_id is null) or carrier_id = stated_carrier() or stated_provider())
    with check ((tenant_id = stated_tenant() and carrier_id is null) or carrier_id = stated_carrier() or stated_provider());

grant select, insert, delete on webhook_endpoints to ${app_role};
grant update (url, description, secret, previous_secret, previous_until, last_success_at, disabled_at, disabled_reason)
    on webhook_endpoints to ${app_role};

-- What has happened and has not been handed to the endpoints yet: added in the transaction that it happens in, which need
-- not see whose endpoints those are. Without a carrier it is for the tenant itself, with one for that carrier.
create table webhook_events (
    tenant_id  uuid        not null references tenants,
    event_id   uuid        not null,
    carrier_id uuid        references carriers,
    type       text        not null check (type ~ '^[a-z.-]{1,60}$'),
    body       text        not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, event_id)
);

create index webhook_events_in_order on webhook_events (event_id);

alter table webhook_events enable row level security;
alter table webhook_events force row level security;
create policy added on webhook_events for insert
    with check (tenant_id = stated_tenant() or stated_provider());
create policy seen on webhook_events for select
    using (stated_provider());
create policy held on webhook_events for update
    using (stated_provider())
    with check (stated_provider());
create policy handed_on on webhook_events for delete
    using (stated_provider());

-- To hold a row while it is handed on takes the right to change one column.
grant select, insert, delete, update (type) on webhook_events to ${app_role};
