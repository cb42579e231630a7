-- ORD-13: until when the provider can still put a disputed order into conflict; null for those that are not disputed, and
-- for disputes from before, which the program fills in.
alter table port_out_orders add column conflict_until timestamptz;

-- What has to be done at the provider's SOA, switch, 911 and billing: by the system that takes the event, or by hand. What
-- an operator reads of the order stands here as it was told.
create table soa_tasks (
    tenant_id       uuid        not null references tenants,
    task_id         uuid        not null,
    order_id        uuid        not null,
    -- The event of the provider's webhooks that tells the same.
    event_id        uuid        not null,
    step            text        not null check (step ~ '^[a-z-]{1,40}$'),
    order_name      text        not null,
    order_version   integer     not null,
    tenant_name     text        not null,
    carrier_name    text        not null,
    carrier_spid    text        not null,
    -- Whom to call is found by it.
    carrier_id      uuid        not null,
    phone_numbers   text[]      not null,
    due_date        date        not null,
    time_zone       text        not null,
    created_at      timestamptz not null default now(),
    due_at          timestamptz not null,
    -- When operators are reminded of it by mail; null for what needs none, and once they were.
    remind_at       timestamptz,
    done_at         timestamptz,
    -- Who has ticked it off; empty where a system has taken the event, or something newer has taken its place.
    done_by         text        check (length(done_by) <= 200),
    outcome         text        not null default 'open' check (outcome in ('open', 'done', 'taken', 'superseded')),
    primary key (tenant_id, task_id),
    foreign key (tenant_id, order_id) references port_out_orders on update cascade,
    check ((outcome = 'open') = (done_at is null))
);

create index soa_tasks_open on soa_tasks (due_at, task_id) where outcome = 'open';
create index soa_tasks_of_order on soa_tasks (tenant_id, order_id) where outcome = 'open';
create index soa_tasks_of_event on soa_tasks (event_id) where outcome = 'open';
create index soa_tasks_done on soa_tasks (done_at desc, task_id) where outcome = 'done';

alter table soa_tasks enable row level security;
alter table soa_tasks force row level security;
create policy stated on soa_tasks
    using (tenant_id = (select stated_tenant()) or (select stated_provider()))
    with check (tenant_id = stated_tenant() or stated_provider());

grant select, insert on soa_tasks to ${app_role};
-- A task that still waits follows its order to the next version.
grant update (order_version, due_at, due_date, remind_at, done_at, done_by, outcome) on soa_tasks to ${app_role};
