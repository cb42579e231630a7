-- Everybody who is there now counts as somebody who has signed in: a first second factor takes a mailed link then.
alter table people add column first_signed_in_at timestamptz default now();
alter table people alter column first_signed_in_at drop default;
-- Guesses at codes are counted anew from one generation to the next: after a new password, or with another factor.
alter table people add column code_generation integer not null default 1;
-- When a wrong code was last told of by mail.
alter table people add column wrong_code_at timestamptz;

-- What authenticator apps make one-time codes of, sealed under a key that is not in the database.
create table one_time_codes (
    tenant_id uuid        not null,
    person_id uuid        not null,
    secret    text        not null check (length(secret) between 1 and 500),
    -- The 30 seconds since 1970 that the last accepted code was of: neither it nor an older one is accepted again.
    last_step bigint      not null,
    set_up_at timestamptz not null,
    primary key (tenant_id, person_id),
    foreign key (tenant_id, person_id) references people
);

create function keep_last_step() returns trigger
    language plpgsql as
$$
begin
    if new.secret = old.secret and new.last_step <= old.last_step then
        raise exception 'A code works once' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger keep_last_step before update on one_time_codes for each row execute function keep_last_step();

alter table one_time_codes enable row level security;
alter table one_time_codes force row level security;
create policy stated on one_time_codes
    using (tenant_id = stated_tenant())
    with check (tenant_id = stated_tenant());

grant select, insert, delete on one_time_codes to ${app_role};
grant update (secret, last_step, set_up_at) on one_time_codes to ${app_role};

create table recovery_codes (
    tenant_id uuid        not null,
    person_id uuid        not null,
    slot      smallint    not null check (slot between 0 and 9),
    code_hash text        not null,
    made_at   timestamptz not null default clock_timestamp(),
    used_at   timestamptz,
    primary key (tenant_id, person_id, slot),
    foreign key (tenant_id, person_id) references people
);

create function keep_recovery_code_used() returns trigger
    language plpgsql as
$$
begin
    if old.used_at is not null then
        raise exception 'A recovery code works once' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger keep_recovery_code_used before update on recovery_codes
    for each row execute function keep_recovery_code_used();

alter table recovery_codes enable row level security;
alter table recovery_codes force row level security;
create policy stated on recovery_codes
    using (tenant_id = stated_tenant())
    with check (tenant_id = stated_tenant());

grant select, insert, delete on recovery_codes to ${app_role};
grant update (used_at) on recovery_codes to ${app_role};

-- The one link to a first second factor that works for a person: the newest. Of its token only a digest is kept.
create table factor_links (
    tenant_id  uuid        not null,
    person_id  uuid        not null,
    token_hash text        not null check (token_hash ~ '^[0-9a-f]{64}$'),
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    -- One was shown on the console, by a setting that still stands: the next start shows no other.
    by_console boolean     not null default false,
    primary key (tenant_id, person_id),
    foreign key (tenant_id, person_id) references people
);

alter table factor_links enable row level security;
alter table factor_links force row level security;
create policy stated on factor_links
    using (tenant_id = stated_tenant())
    with check (tenant_id = stated_tenant());

grant select, insert, update on factor_links to ${app_role};

-- Tenants that want a second factor of their viewers too. Without a row, it is for viewers to decide.
create table viewers_rules (
    tenant_id  uuid primary key references tenants,
    holds      boolean     not null,
    changed_at timestamptz not null default clock_timestamp()
);

alter table viewers_rules enable row level security;
alter table viewers_rules force row level security;
create policy stated on viewers_rules
    using (tenant_id = stated_tenant())
    with check (tenant_id = stated_tenant());

grant select, insert, update on viewers_rules to ${app_role};
