-- An operator asks that a tenant whose admins are gone be given one; another operator has to consent.
create table recoveries (
    tenant_id         uuid        not null references tenants,
    recovery_id       uuid        not null,
    email             text        not null check (email = lower(email) and length(email) between 3 and 254),
    language          text        not null check (language in ('en', 'fr', 'es')),
    requested_by      uuid        not null,
    requested_by_name text        not null check (length(requested_by_name) between 1 and 100),
    requested_at      timestamptz not null default clock_timestamp(),
    expires_at        timestamptz not null,
    ended_at          timestamptz,
    ended_by          uuid,
    outcome           text        check (outcome in ('consented', 'stopped')),
    primary key (tenant_id, recovery_id),
    check ((ended_at is null) = (outcome is null) and (ended_at is null) = (ended_by is null)),
    -- Nobody alone takes a tenant over.
    check (outcome is distinct from 'consented' or ended_by <> requested_by)
);

create index recoveries_open on recoveries (recovery_id) where ended_at is null;

create function keep_recovery_ended() returns trigger
    language plpgsql as
$$
begin
    if old.ended_at is not null then
        raise exception 'What was decided stays so' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger keep_recovery_ended before update on recoveries for each row execute function keep_recovery_ended();

alter table recoveries enable row level security;
alter table recoveries force row level security;
create policy stated on recoveries
    using (stated_provider())
    with check (stated_provider());

grant select, insert on recoveries to ${app_role};
grant update (ended_at, ended_by, outcome) on recoveries to ${app_role};
