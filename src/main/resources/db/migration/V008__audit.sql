-- The trail: what happened, in a chain per tenant. Each entry carries an HMAC over itself and the one before it, under a
-- key that is not in the database. Why it is so: docs/decisions/003-audit-trail.md

-- The end of each tenant's chain, and the queue in which its entries are appended.
create table audit_heads (
    tenant_id  uuid primary key references tenants,
    position   bigint      not null,
    mac        bytea       not null check (octet_length(mac) = 32),
    changed_at timestamptz not null
) with (fillfactor = 50); -- rewritten with every entry, always in place: no index but the key's

create function keep_audit_head() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'INSERT' and new.position = 0 then
        return new;
    elsif tg_op = 'UPDATE' and new.tenant_id = old.tenant_id and new.position = old.position + 1
          and new.changed_at >= old.changed_at then
        return new;
    end if;
    raise exception 'The trail grows by one entry at its end, in no other way' using errcode = 'check_violation';
end
$$;

create trigger keep_audit_head before insert or update on audit_heads for each row execute function keep_audit_head();
create trigger never_delete before delete on audit_heads for each row execute function refuse();
create trigger never_truncate before truncate on audit_heads for each statement execute function refuse();

alter table audit_heads enable row level security;
alter table audit_heads force row level security;
create policy stated on audit_heads
    using (tenant_id = stated_tenant() or stated_provider())
    with check (tenant_id = stated_tenant());

grant select, insert, update on audit_heads to ${app_role};

create table audit_entries (
    tenant_id    uuid        not null references audit_heads,
    position     bigint      not null check (position >= 1),
    entry_id     uuid        not null,
    -- Never earlier than the entry before: a span of time is a span of positions.
    happened_at  timestamptz not null,
    kind         text        not null,
    actor_kind   text        not null,
    actor_id     uuid,
    actor_name   text        not null,
    subject_kind text        not null,
    subject_id   uuid,
    subject_name text        not null,
    details      text        not null,
    key_id       text        not null,
    mac          bytea       not null check (octet_length(mac) = 32),
    primary key (tenant_id, position)
);

create index audit_entries_by_kind on audit_entries (tenant_id, kind, position);
create index audit_entries_by_time on audit_entries (tenant_id, happened_at, position);

create trigger never_update before update on audit_entries for each row execute function refuse();
create trigger never_delete before delete on audit_entries for each row execute function refuse();
create trigger never_truncate before truncate on audit_entries for each statement execute function refuse();

alter table audit_entries enable row level security;
alter table audit_entries force row level security;
create policy stated on audit_entries
    using (tenant_id = stated_tenant() or stated_provider())
    with check (tenant_id = stated_tenant());

grant select, insert on audit_entries to ${app_role};

-- A value computed from each key that entries were made under, so that a wrong or missing key stops the start.
create table audit_keys (
    key_id      text primary key,
    check_value text        not null,
    first_used  timestamptz not null default now()
);

grant select, insert on audit_keys to ${app_role};
