-- UPS-8 to UPS-10: port-outs at Telnyx as they were seen last, and when each is to be looked at again. They are the
-- provider's; whose the numbers are, their orders say.
create table telnyx_port_outs (
    connection_id uuid        not null references upstream_connections,
    port_out_id   uuid        not null,
    -- There; "unknown" where it was only heard of.
    status        text        not null check (status ~ '^[a-z-]{1,40}$'),
    -- By which Telnyx's people know it.
    support_key   text        not null check (length(support_key) <= 255),
    -- The first few of them.
    phone_numbers text[]      not null,
    seen_at       timestamptz not null,
    -- Until when Telnyx wants an answer; what has none is authorized by itself.
    answer_by     timestamptz not null,
    -- The order that came of it; null while there is none.
    order_id      uuid,
    -- How that stood when both were compared last.
    order_status  text        check (order_status ~ '^[a-z-]{1,40}$'),
    -- What Telnyx was told last.
    told          text        check (told in ('authorized', 'rejected')),
    told_at       timestamptz,
    -- Whether an operator wants a refusal told once more that was sent back.
    tell_again    boolean     not null default false,
    -- When it was written down what would have become of it (UPS-12).
    rehearsed_at  timestamptz,
    -- Since when both sides differ, and no message changes that.
    apart_since   timestamptz,
    -- Whether an operator has seen to it, as long as neither side moves.
    ticked_off    boolean     not null default false,
    failures      integer     not null default 0,
    last_problem  text        check (last_problem ~ '^[a-z-]{1,40}$'),
    -- When it is to be looked at again; null once nothing is to be done about it.
    look_at       timestamptz,
    claim         uuid,
    claimed_until timestamptz,
    primary key (connection_id, port_out_id),
    check ((told is null) = (told_at is null)),
    check ((claim is null) = (claimed_until is null))
);

create index telnyx_port_outs_due on telnyx_port_outs (look_at) where look_at is not null;
create index telnyx_port_outs_of_order on telnyx_port_outs (order_id) where order_id is not null;
create index telnyx_port_outs_apart on telnyx_port_outs (apart_since) where apart_since is not null;

alter table telnyx_port_outs enable row level security;
alter table telnyx_port_outs force row level security;
create policy stated on telnyx_port_outs using (stated_provider()) with check (stated_provider());
grant select, insert, update, delete on telnyx_port_outs to ${app_role};

-- Orders of which somebody has decided something here. Whoever moves an order leaves it in that transaction, which is the
-- tenant's; then it is looked at soon.
create table telnyx_moves (
    tenant_id uuid not null references tenants,
    order_id  uuid not null,
    primary key (tenant_id, order_id)
);

alter table telnyx_moves enable row level security;
alter table telnyx_moves force row level security;
create policy stated on telnyx_moves
    using (tenant_id = (select stated_tenant()) or (select stated_provider()))
    with check (tenant_id = stated_tenant() or stated_provider());
grant select, insert, update, delete on telnyx_moves to ${app_role};

-- Events that have come: one that comes again changes nothing. Kept for as long as one could pass for new.
create table telnyx_events (
    connection_id uuid        not null references upstream_connections,
    event_id      text        not null check (event_id ~ '^[A-Za-z0-9-]{1,64}$'),
    came_at       timestamptz not null,
    primary key (connection_id, event_id)
);

create index telnyx_events_by_age on telnyx_events (came_at);

alter table telnyx_events enable row level security;
alter table telnyx_events force row level security;
create policy stated on telnyx_events using (stated_provider()) with check (stated_provider());
grant select, insert, delete on telnyx_events to ${app_role};
