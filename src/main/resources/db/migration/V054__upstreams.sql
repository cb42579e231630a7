-- Upstreams: the connections by which real orders come. They are the provider's; no tenant and no carrier sees them. Who
-- counts for what comes by one is a carrier of its own.
create table upstream_connections (
    connection_id uuid        not null primary key,
    kind          text        not null check (kind ~ '^[a-z-]{1,40}$'),
    name          text        not null check (length(name) between 1 and 100),
    -- In normal form: numbers name their upstream so.
    plain_name    text        not null unique,
    carrier_id    uuid        not null unique references carriers,
    mode          text        not null check (mode in ('off', 'rehearsal', 'live')),
    hands_pins    boolean     not null default false,
    -- With which the upstream calls; as of an API key, only the digest is kept.
    password_hash text        check (password_hash ~ '^[0-9a-f]{64}$'),
    created_at    timestamptz not null default now()
);

alter table upstream_connections enable row level security;
alter table upstream_connections force row level security;
create policy stated on upstream_connections using (stated_provider()) with check (stated_provider());
grant select, insert on upstream_connections to ${app_role};
grant update (name, plain_name, mode, hands_pins, password_hash) on upstream_connections to ${app_role};

-- Those that are secret are sealed under a key that is not in the database.
create table upstream_settings (
    connection_id uuid not null references upstream_connections,
    field         text not null check (field ~ '^[a-z-]{1,40}$'),
    value         text not null check (length(value) between 1 and 3000),
    primary key (connection_id, field)
);

alter table upstream_settings enable row level security;
alter table upstream_settings force row level security;
create policy stated on upstream_settings using (stated_provider()) with check (stated_provider());
grant select, insert, delete, update (value) on upstream_settings to ${app_role};

-- How it goes with each: when it was heard of, what went wrong last, and how often it has asked, all told.
create table upstream_contacts (
    connection_id   uuid   not null primary key references upstream_connections,
    last_heard_at   timestamptz,
    last_problem    text   check (last_problem ~ '^[a-z-]{1,40}$'),
    last_problem_at timestamptz,
    asked           bigint not null default 0,
    let_through     bigint not null default 0,
    refused         bigint not null default 0,
    undecided       bigint not null default 0,
    not_let_in      bigint not null default 0,
    check ((last_problem is null) = (last_problem_at is null))
);

alter table upstream_contacts enable row level security;
alter table upstream_contacts force row level security;
create policy stated on upstream_contacts using (stated_provider()) with check (stated_provider());
grant select, insert on upstream_contacts to ${app_role};
grant update (last_heard_at, last_problem, last_problem_at, asked, let_through, refused, undecided, not_let_in)
    on upstream_contacts to ${app_role};

-- UPS-4: what an upstream has asked, by which the same question is known when it comes again. A question has an order's name
-- before it is looked at, so that two nodes give it one. The digest is made under a PIN key.
create table upstream_requests (
    connection_id         uuid        not null references upstream_connections,
    request_id            uuid        not null,
    -- As it came; empty where it had none.
    purchase_order_number text        not null check (length(purchase_order_number) <= 100),
    first_number          text        not null,
    digest_key_id         text        not null,
    digest                bytea       not null check (length(digest) = 32),
    order_name            text        not null,
    order_version         integer     not null,
    -- The order that came of it; null while there is none.
    order_id              uuid,
    first_seen_at         timestamptz not null,
    primary key (connection_id, request_id),
    unique (connection_id, order_name, order_version)
);

create index upstream_requests_again on upstream_requests (connection_id, purchase_order_number, first_number, request_id);
create index upstream_requests_by_age on upstream_requests (first_seen_at);

alter table upstream_requests enable row level security;
alter table upstream_requests force row level security;
create policy stated on upstream_requests using (stated_provider()) with check (stated_provider());
grant select, insert, delete, update (order_id) on upstream_requests to ${app_role};

-- UPS-12: what came while a connection rehearsed, and what would have been answered. No account number, ZIP code or PIN.
create table upstream_rehearsals (
    connection_id         uuid        not null references upstream_connections,
    rehearsal_id          uuid        not null,
    happened_at           timestamptz not null,
    purchase_order_number text        not null check (length(purchase_order_number) <= 100),
    phone_numbers         text[]      not null,
    number_count          integer     not null,
    -- Null where it would have been let through.
    answer                text        check (length(answer) between 1 and 40),
    reasons               text[]      not null,
    primary key (connection_id, rehearsal_id)
);

create index upstream_rehearsals_by_age on upstream_rehearsals (happened_at);

alter table upstream_rehearsals enable row level security;
alter table upstream_rehearsals force row level security;
create policy stated on upstream_rehearsals using (stated_provider()) with check (stated_provider());
grant select, insert, delete on upstream_rehearsals to ${app_role};

-- UPS-7: which numbers an upstream says have left; an order is completed when all of its numbers have.
create table upstream_left_numbers (
    connection_id uuid        not null references upstream_connections,
    phone_number  text        not null,
    left_at       timestamptz not null,
    primary key (connection_id, phone_number)
);

alter table upstream_left_numbers enable row level security;
alter table upstream_left_numbers force row level security;
create policy stated on upstream_left_numbers using (stated_provider()) with check (stated_provider());
grant select, insert, delete, update (left_at) on upstream_left_numbers to ${app_role};
