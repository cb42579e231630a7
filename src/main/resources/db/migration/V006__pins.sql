-- PIN-3: once set, a PIN is only ever changed. The application's role has no DELETE and no TRUNCATE; what it may
-- UPDATE, the trigger below holds to "a later version, or the same version under another key".
create table pins (
    tenant_id   uuid primary key references tenants,
    version     bigint      not null check (version >= 1),
    key_id      text        not null check (length(key_id) between 1 and 32),
    sealed      bytea       not null check (octet_length(sealed) between 64 and 1024),
    set_at      timestamptz not null,
    set_by      uuid        not null,
    set_by_name text        not null check (length(set_by_name) between 1 and 100)
);

create function keep_pin() returns trigger
    language plpgsql as
$$
begin
    if new.tenant_id <> old.tenant_id then
        raise exception 'PIN-3: a PIN stays with its tenant' using errcode = 'check_violation';
    elsif new.version = old.version + 1 and new.sealed <> old.sealed then
        return new;
    elsif new.version = old.version and new.key_id <> old.key_id and new.sealed <> old.sealed
          and (new.set_at, new.set_by, new.set_by_name) = (old.set_at, old.set_by, old.set_by_name) then
        return new; -- the same PIN wrapped under another key
    end if;
    raise exception 'PIN-3: a PIN can be changed to its next version only' using errcode = 'check_violation';
end
$$;

create trigger keep_pin before update on pins for each row execute function keep_pin();
create trigger never_delete before delete on pins for each row execute function refuse();
create trigger never_truncate before truncate on pins for each statement execute function refuse();

alter table pins enable row level security;
alter table pins force row level security;
create policy stated on pins
    using (tenant_id = stated_tenant())
    with check (tenant_id = stated_tenant());

grant select, insert, update on pins to ${app_role};

-- A value computed from each key that was ever used here, so that a wrong key stops the start (PIN-7).
create table pin_keys (
    key_id      text primary key,
    check_value text        not null,
    first_used  timestamptz not null default now()
);

grant select, insert, delete on pin_keys to ${app_role};

-- PIN-8. A guess is written down before the PIN is looked at and counts from then on; only a right answer takes it
-- out of the count. One that was never settled (the program died) counts as wrong once it has expired.
create table pin_guesses (
    tenant_id  uuid        not null references tenants,
    guess_id   uuid        not null,
    carrier_id uuid        not null references carriers,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    settled_at timestamptz,
    outcome    text        not null check (outcome in ('in-flight', 'wrong', 'right')),
    primary key (tenant_id, guess_id)
);

create index pin_guesses_of_tenant on pin_guesses (tenant_id, carrier_id, made_at) where outcome <> 'right';
create index pin_guesses_of_carrier on pin_guesses (carrier_id, made_at) where outcome <> 'right';

-- A settled guess stays as it was settled.
create function keep_guess() returns trigger
    language plpgsql as
$$
begin
    if old.outcome = 'in-flight' and (new.tenant_id, new.guess_id, new.carrier_id, new.made_at, new.expires_at)
            = (old.tenant_id, old.guess_id, old.carrier_id, old.made_at, old.expires_at) then
        return new;
    end if;
    raise exception 'PIN-8: a settled guess is never given back' using errcode = 'check_violation';
end
$$;

create trigger keep_guess before update on pin_guesses for each row execute function keep_guess();

alter table pin_guesses enable row level security;
alter table pin_guesses force row level security;
create policy stated on pin_guesses
    using (tenant_id = stated_tenant() or carrier_id = stated_carrier() or stated_provider())
    with check (tenant_id = stated_tenant());

grant select, insert, update on pin_guesses to ${app_role};

-- One row a tenant: the queue in which guesses against it are counted, and since when its row of wrong ones runs.
create table pin_guards (
    tenant_id  uuid primary key references tenants,
    row_since  timestamptz not null default '-infinity',
    locked_at  timestamptz
);

alter table pin_guards enable row level security;
alter table pin_guards force row level security;
create policy stated on pin_guards
    using (tenant_id = stated_tenant())
    with check (tenant_id = stated_tenant());

grant select, insert, update on pin_guards to ${app_role};

-- One row a carrier: the queue in which its guesses against all tenants are counted.
create table carrier_guards (
    carrier_id  uuid primary key references carriers,
    count_since timestamptz not null default '-infinity',
    blocked_at  timestamptz
);

alter table carrier_guards enable row level security;
alter table carrier_guards force row level security;
create policy stated on carrier_guards
    using (carrier_id = stated_carrier() or stated_provider())
    with check (carrier_id = stated_carrier() or stated_provider());

grant select, insert, update on carrier_guards to ${app_role};
