-- ORD-14: numbers that left and are wanted back. A case is about a completed order, or about one number that left without
-- one; then it is also what says that the number has left.
create table port_backs (
    tenant_id   uuid        not null references tenants,
    case_id     uuid        not null,
    -- By which order they left; null for a number that left without one.
    order_id    uuid,
    left_at     timestamptz not null,
    spid        text        not null check (spid ~ '^[A-Z0-9]{4}$'),
    status      text        not null check (status in ('reported', 'requested-back', 'restored', 'refused')),
    -- Whether an admin of the tenant has said that they did not want this.
    unwanted    boolean     not null,
    -- Until when the other side expects to be asked, and until when at the latest, as it was promised when it was opened.
    soon_by     timestamptz not null,
    latest_by   timestamptz not null,
    reported_at timestamptz not null,
    updated_at  timestamptz not null,
    primary key (tenant_id, case_id),
    foreign key (tenant_id, order_id) references port_out_orders on update cascade
);

create unique index port_back_of_order on port_backs (tenant_id, order_id) where order_id is not null;
-- The desk opens a case by its id alone; its list is read by state, each sorted by the clock.
create index port_backs_by_id on port_backs (case_id);
create index port_backs_by_state on port_backs (status, left_at, case_id);

alter table port_backs enable row level security;
alter table port_backs force row level security;
create policy stated on port_backs
    using (tenant_id = (select stated_tenant()) or (select stated_provider()))
    with check (tenant_id = stated_tenant() or stated_provider());

grant select, insert on port_backs to ${app_role};
grant update (status, unwanted, updated_at) on port_backs to ${app_role};

create table port_back_numbers (
    tenant_id    uuid not null,
    case_id      uuid not null,
    phone_number text not null,
    primary key (tenant_id, case_id, phone_number),
    foreign key (tenant_id, case_id) references port_backs
);

create index port_backs_of_number on port_back_numbers (phone_number, case_id);

alter table port_back_numbers enable row level security;
alter table port_back_numbers force row level security;
create policy stated on port_back_numbers
    using (tenant_id = (select stated_tenant()) or (select stated_provider()))
    with check (tenant_id = stated_tenant() or stated_provider());

grant select, insert on port_back_numbers to ${app_role};

-- The timeline is written, never rewritten.
create table port_back_events (
    tenant_id   uuid        not null,
    case_id     uuid        not null,
    event_id    uuid        not null,
    happened_at timestamptz not null,
    kind        text        not null,
    actor_kind  text        not null check (actor_kind in ('tenant', 'operator', 'system')),
    actor_name  text        not null,
    note        text        check (length(note) between 1 and 1000),
    primary key (tenant_id, case_id, event_id),
    foreign key (tenant_id, case_id) references port_backs
);

alter table port_back_events enable row level security;
alter table port_back_events force row level security;
create policy stated on port_back_events
    using (tenant_id = (select stated_tenant()) or (select stated_provider()))
    with check (tenant_id = stated_tenant() or stated_provider());

grant select, insert on port_back_events to ${app_role};

-- What has ended stays as it is.
create function keep_settled_port_back() returns trigger
    language plpgsql as
$$
begin
    raise exception 'ORD-14: a settled case stays as it is' using errcode = 'check_violation';
end
$$;

create trigger keep_settled_port_back before update on port_backs
    for each row when (old.status in ('restored', 'refused')) execute function keep_settled_port_back();
