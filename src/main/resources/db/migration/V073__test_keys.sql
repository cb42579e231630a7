-- Test keys (API-22): carriers' programs are tried out on made numbers, which stand in no table. What becomes of their orders
-- stands here, beside everything that is real: nothing else reads it.
create table made_orders (
    carrier_id            uuid    not null references carriers,
    order_id              uuid    not null,
    purchase_order_number text    not null,
    status                text    not null,
    -- The order as it is, as JSON; its numbers and what was compared with are nobody's.
    body                  text    not null check (length(body) between 1 and 200000),
    -- How many moves of others it has had, and when the next one is due; null when none is.
    step                  integer not null,
    next_at               timestamptz,
    primary key (carrier_id, order_id)
);

create index made_orders_due on made_orders (next_at) where next_at is not null;

alter table made_orders enable row level security;
alter table made_orders force row level security;
create policy stated on made_orders
    using (carrier_id = stated_carrier() or stated_provider())
    with check (carrier_id = stated_carrier());
grant select, insert, update, delete on made_orders to ${app_role};

-- ORD-5 for them. The digest is made under a PIN key: a real PIN may be sent by mistake.
create table made_order_names (
    carrier_id            uuid    not null,
    purchase_order_number text    not null,
    version               integer not null,
    digest_key_id         text    not null,
    digest                bytea   not null,
    order_id              uuid    not null,
    primary key (carrier_id, purchase_order_number, version),
    foreign key (carrier_id, order_id) references made_orders on delete cascade
);

create index made_order_names_of_order on made_order_names (carrier_id, order_id);

alter table made_order_names enable row level security;
alter table made_order_names force row level security;
create policy stated on made_order_names
    using (carrier_id = stated_carrier())
    with check (carrier_id = stated_carrier());
grant select, insert on made_order_names to ${app_role};

-- Which keys are test keys, for lists; a node of an older version knows none of them by its digest.
alter table api_keys add column test boolean not null default false;

-- Which webhooks were added with one: they are told of made orders, and of nothing else.
alter table webhook_endpoints add column test boolean not null default false;
