-- Tenants that want it have a second admin approve what matters most. Without a row, one is enough.
create table two_person_rules (
    tenant_id  uuid primary key references tenants,
    holds      boolean     not null,
    changed_at timestamptz not null default clock_timestamp()
);

alter table two_person_rules enable row level security;
alter table two_person_rules force row level security;
create policy stated on two_person_rules
    using (tenant_id = stated_tenant())
    with check (tenant_id = stated_tenant());

grant select, insert, update on two_person_rules to ${app_role};

-- What one admin has asked for and a second has to approve. A new PIN lies in it as it lies in pins: hashed and sealed;
-- as soon as it is decided, or over, what is needed to do it is taken out.
create table approval_requests (
    tenant_id          uuid        not null references tenants,
    request_id         uuid        not null,
    act                text        not null check (act ~ '^[a-z-]{1,40}$'),
    subject            text        not null check (length(subject) <= 300),
    data               jsonb       not null check (jsonb_typeof(data) = 'object'),
    requested_by       uuid        not null,
    requested_by_name  text        not null check (length(requested_by_name) between 1 and 100),
    requested_by_email text        not null,
    requested_at       timestamptz not null default clock_timestamp(),
    expires_at         timestamptz not null,
    state              text        not null default 'waiting'
        check (state in ('waiting', 'approved', 'refused', 'withdrawn', 'expired', 'obsolete')),
    ended_at           timestamptz,
    ended_by           uuid,
    ended_by_name      text        check (length(ended_by_name) <= 100),
    primary key (tenant_id, request_id),
    check ((state = 'waiting') = (ended_at is null)),
    check (state = 'waiting' or data = '{}'),
    -- Whoever has asked never approves, not even past the program.
    check (state <> 'approved' or (ended_by is not null and ended_by <> requested_by))
);

create unique index one_request on approval_requests (tenant_id, act, subject) where state = 'waiting';

create function keep_request_ended() returns trigger
    language plpgsql as
$$
begin
    if old.state <> 'waiting' then
        raise exception 'What was decided stays so' using errcode = 'check_violation';
    elsif new.state = 'approved' and old.expires_at <= clock_timestamp() then
        raise exception 'What has expired is not approved' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger keep_request_ended before update on approval_requests
    for each row execute function keep_request_ended();

alter table approval_requests enable row level security;
alter table approval_requests force row level security;
create policy stated on approval_requests
    using (tenant_id = stated_tenant())
    with check (tenant_id = stated_tenant());

grant select, insert on approval_requests to ${app_role};
grant update (data, state, ended_at, ended_by, ended_by_name) on approval_requests to ${app_role};
