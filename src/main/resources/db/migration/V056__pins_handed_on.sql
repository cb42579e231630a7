-- UPS-11: PINs that have to be handed on to an upstream which compares them itself, readable under a PIN key. One row for all
-- numbers of a tenant; it goes when nobody waits for it any more, when a newer PIN is set, and after 24 hours.
create table pins_to_hand_on (
    tenant_id uuid        not null references tenants,
    version   bigint      not null check (version >= 1),
    -- A key cannot be dropped while something is sealed under it.
    key_id    text        not null references pin_keys,
    -- Nonce, ten characters, tag: all of one length.
    sealed    bytea       not null check (octet_length(sealed) = 12 + 10 + 16),
    kept_at   timestamptz not null default now(),
    primary key (tenant_id, version)
);

create index pins_to_hand_on_by_age on pins_to_hand_on (kept_at);

alter table pins_to_hand_on enable row level security;
alter table pins_to_hand_on force row level security;
create policy stated on pins_to_hand_on
    using (tenant_id = stated_tenant())
    with check (tenant_id = stated_tenant());
-- The provider erases what is overdue, and sees nothing else.
create policy overdue_seen on pins_to_hand_on for select
    using (stated_provider() and not (kept_at > now() - interval '24 hours'));
create policy overdue_erased on pins_to_hand_on for delete
    using (stated_provider() and not (kept_at > now() - interval '24 hours'));

grant select, insert, delete on pins_to_hand_on to ${app_role};
grant update (key_id, sealed) on pins_to_hand_on to ${app_role};

-- What an upstream that compares PINs has for each number that it guards. Which PIN that is, is its version; none of it is
-- readable here.
create table upstream_pins (
    tenant_id       uuid        not null references tenants,
    phone_number    text        not null check (length(phone_number) between 8 and 16),
    connection_id   uuid        not null,
    -- The version that is to be there; null until one is set after the number came.
    version         bigint,
    -- That which was taken there last: an older one still counts there.
    taken_version   bigint,
    taken_at        timestamptz,
    -- When it is handed on, and until when at the latest; null when there is nothing to hand on.
    next_attempt_at timestamptz,
    until           timestamptz,
    attempts        integer     not null default 0,
    last_attempt_at timestamptz,
    last_problem    text        check (length(last_problem) between 1 and 60),
    claim           uuid,
    claimed_until   timestamptz,
    primary key (tenant_id, phone_number),
    check ((next_attempt_at is null) or (until is not null and version is not null)),
    check ((claim is null) = (claimed_until is null))
);

create index upstream_pins_due on upstream_pins (next_attempt_at) where next_attempt_at is not null;
-- Of one number, and to one upstream, only so many are on their way at once.
create index upstream_pins_of_number on upstream_pins (phone_number);
create index upstream_pins_claimed on upstream_pins (connection_id) where claim is not null;

alter table upstream_pins enable row level security;
alter table upstream_pins force row level security;
create policy stated on upstream_pins
    using (tenant_id = (select stated_tenant()) or (select stated_provider()))
    with check (tenant_id = (select stated_tenant()) or (select stated_provider()));

grant select, insert, update, delete on upstream_pins to ${app_role};

-- NUM-4: whether an upstream that is handed PINs has none for this number that counts. While a newer one is on its way, the
-- older one does. A number of which nothing stands here is guarded as the provider says.
create function upstream_pin_missing(tenant uuid, number text) returns boolean
    language sql stable
    return exists (select 1 from upstream_pins p
                   where p.tenant_id = tenant and p.phone_number = number
                     and (p.taken_version is null
                          or p.taken_version <> p.version and (p.next_attempt_at is null or p.until <= now())));

-- What guards a number in truth, where that stands on file.
create function guard_of(guarded_by text, tenant uuid, number text) returns text
    language sql stable
    return case when guarded_by = 'upstream' and upstream_pin_missing(tenant, number) then 'nobody' else guarded_by end;

-- For which connections the numbers that were there already have been looked through, and when.
create table upstream_looks (
    connection_id uuid        primary key,
    name          text        not null check (length(name) between 1 and 200),
    looked_at     timestamptz not null default now(),
    looks         integer     not null default 1
);

alter table upstream_looks enable row level security;
alter table upstream_looks force row level security;
create policy stated on upstream_looks
    using ((select stated_provider()))
    with check ((select stated_provider()));

grant select, insert, update, delete on upstream_looks to ${app_role};
