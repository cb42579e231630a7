-- One event on its way to one endpoint, and after that the log of it.
create table webhook_deliveries (
    tenant_id       uuid        not null,
    delivery_id     uuid        not null,
    endpoint_id     uuid        not null,
    carrier_id      uuid        references carriers,
    event_id        uuid        not null,
    type            text        not null,
    body            text        not null,
    created_at      timestamptz not null default now(),
    state           text        not null default 'waiting' check (state in ('waiting', 'delivered', 'given-up')),
    attempts        integer     not null default 0 check (attempts >= 0),
    next_attempt_at timestamptz not null default now(),
    claim           uuid,
    claimed_until   timestamptz,
    last_attempt_at timestamptz,
    last_status     integer     check (last_status between 100 and 999),
    last_problem    text        check (last_problem ~ '^[a-z-]{1,40}$'),
    primary key (tenant_id, delivery_id),
    foreign key (tenant_id, endpoint_id) references webhook_endpoints on delete cascade,
    check ((claim is null) = (claimed_until is null)),
    check (claim is null or state = 'waiting')
);

create index webhook_deliveries_of_endpoint on webhook_deliveries (tenant_id, endpoint_id, delivery_id);
create index webhook_deliveries_due on webhook_deliveries (next_attempt_at) where state = 'waiting';
create index webhook_deliveries_claimed on webhook_deliveries (tenant_id, endpoint_id) where claim is not null;
create index webhook_deliveries_done on webhook_deliveries (created_at) where state <> 'waiting';

alter table webhook_deliveries enable row level security;
alter table webhook_deliveries force row level security;
create policy seen on webhook_deliveries for select
    using ((tenant_id = stated_tenant() and carrier_id is null) or carrier_id = stated_carrier() or stated_provider());
create policy added on webhook_deliveries for insert
    with check ((tenant_id = stated_tenant() and carrier_id is null) or carrier_id = stated_carrier() or stated_provider());
create policy sent on webhook_deliveries for update
    using (stated_provider())
    with check (stated_provider());
create policy cleared on webhook_deliveries for delete
    using (stated_provider() and state <> 'waiting' and created_at < now() - interval '30 days');

grant select, insert, delete on webhook_deliveries to ${app_role};
grant update (state, attempts, next_attempt_at, claim, claimed_until, last_attempt_at, last_status, last_problem)
    on webhook_deliveries to ${app_role};
