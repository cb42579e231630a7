-- How a tenant stands. A suspended one signs nobody in, and its numbers stay protected; a closed one keeps its trail and
-- has nothing else left. Why it is so: docs/decisions/006-tenant-states.md
alter table tenants add column status text not null default 'active' check (status in ('active', 'suspended', 'closed'));
alter table tenants add column changed_at timestamptz not null default now();

-- What is closed stays closed, and everybody else than the provider has no say in it.
create function keep_tenant_closed() returns trigger
    language plpgsql as
$$
begin
    if old.status = 'closed' then
        raise exception 'A closed tenant stays closed' using errcode = 'check_violation';
    elsif new.status <> old.status and not stated_provider() then
        raise exception 'Only the provider suspends and closes tenants' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger keep_tenant_closed before update on tenants for each row execute function keep_tenant_closed();

-- An account number names one tenant, written with blanks or without, in capitals or not, as carriers write it.
create function plain_account(account_number text) returns text
    language sql immutable parallel safe
    return upper(regexp_replace(account_number, '\s', '', 'g'));

create unique index tenants_by_account on tenants (plain_account(account_number));
create index tenants_by_name on tenants (lower(name) collate "C", tenant_id);

-- Whom to ask at a carrier; of no concern to anybody but the provider.
create table carrier_contacts (
    carrier_id   uuid primary key references carriers,
    contact_name text        not null check (length(contact_name) <= 100),
    email        text        not null check (length(email) <= 254),
    phone        text        not null check (length(phone) <= 50),
    changed_at   timestamptz not null default now()
);

alter table carrier_contacts enable row level security;
alter table carrier_contacts force row level security;
create policy stated on carrier_contacts using (stated_provider()) with check (stated_provider());

grant select, insert, update on carrier_contacts to ${app_role};
