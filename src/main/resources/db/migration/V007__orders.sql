create table port_out_orders (
    tenant_id                    uuid        not null references tenants,
    order_id                     uuid        not null,
    carrier_id                   uuid        not null references carriers,
    purchase_order_number        text        not null check (length(purchase_order_number) between 1 and 25),
    version                      integer     not null check (version >= 1),
    status                       text        not null check (status in
                                     ('rejected', 'pending', 'disputed', 'confirmed', 'completed', 'cancelled')),
    reasons                      text[]      not null,
    account_number               text        not null,
    zip_code                     text        not null,
    desired_due_date             date        not null,
    firm_order_commitment_date   date,
    review_ends_at               timestamptz,
    initiator_phone              text        not null,
    agency_authority             boolean     not null,
    new_network_service_provider text        not null,
    received_at                  timestamptz not null,
    updated_at                   timestamptz not null,
    revision                     bigint      not null,
    primary key (tenant_id, order_id)
);

-- UUIDv7 keys are in the order of arrival: newest first is the key backwards.
create index orders_by_status on port_out_orders (tenant_id, status, order_id);
create index orders_by_carrier on port_out_orders (carrier_id, order_id);
create index orders_by_carrier_and_status on port_out_orders (carrier_id, status, order_id);
create index orders_by_name on port_out_orders (tenant_id, purchase_order_number, order_id);

alter table port_out_orders enable row level security;
alter table port_out_orders force row level security;
create policy stated on port_out_orders
    using (tenant_id = stated_tenant() or carrier_id = stated_carrier() or stated_provider())
    with check (tenant_id = stated_tenant());

grant select, insert, update on port_out_orders to ${app_role};

create table order_numbers (
    tenant_id    uuid    not null,
    order_id     uuid    not null,
    phone_number text    not null,
    carrier_id   uuid    not null,
    open         boolean not null,
    reasons      text[]  not null,
    primary key (tenant_id, order_id, phone_number),
    foreign key (tenant_id, order_id) references port_out_orders
);

-- ORD-2: a number is in one open order at a time.
create unique index number_in_one_open_order on order_numbers (tenant_id, phone_number) where open;
create index orders_of_number on order_numbers (tenant_id, phone_number, order_id);

alter table order_numbers enable row level security;
alter table order_numbers force row level security;
create policy stated on order_numbers
    using (tenant_id = stated_tenant() or carrier_id = stated_carrier() or stated_provider())
    with check (tenant_id = stated_tenant());

grant select, insert, update on order_numbers to ${app_role};

-- ORD-8: the timeline is written, never rewritten.
create table order_events (
    tenant_id   uuid        not null,
    order_id    uuid        not null,
    event_id    uuid        not null,
    happened_at timestamptz not null,
    kind        text        not null,
    actor_kind  text        not null check (actor_kind in ('carrier', 'tenant', 'operator', 'system')),
    actor_name  text        not null,
    note        text,
    primary key (tenant_id, order_id, event_id),
    foreign key (tenant_id, order_id) references port_out_orders
);

alter table order_events enable row level security;
alter table order_events force row level security;
create policy stated on order_events
    using (tenant_id = stated_tenant() or stated_provider())
    with check (tenant_id = stated_tenant());

grant select, insert on order_events to ${app_role};

-- ORD-5: what a carrier calls an order, and a keyed digest of what it sent under that name. The row is there before
-- anything is checked, so that of equal requests at once one does the work and the others wait for its answer.
create table order_names (
    carrier_id            uuid        not null references carriers,
    purchase_order_number text        not null,
    version               integer     not null,
    digest_key_id         text        not null,
    digest                bytea       not null,
    claim                 uuid        not null,
    claimed_until         timestamptz not null,
    tenant_id             uuid,
    order_id              uuid,
    primary key (carrier_id, purchase_order_number, version),
    check ((tenant_id is null) = (order_id is null))
);

create index order_names_of_order on order_names (carrier_id, order_id);

alter table order_names enable row level security;
alter table order_names force row level security;
create policy stated on order_names
    using (carrier_id = stated_carrier())
    with check (carrier_id = stated_carrier());

grant select, insert, update, delete on order_names to ${app_role};
