-- Organizations whose own directory says who their people are, by SCIM. The row is held by whatever the directory does: one
-- request after the other.
create table directories (
    tenant_id    uuid primary key references tenants,
    -- Whether the directory says who is an admin too.
    makes_admins boolean     not null default false,
    changed_at   timestamptz not null default clock_timestamp()
);

alter table directories enable row level security;
alter table directories force row level security;
create policy stated on directories
    using (tenant_id = stated_tenant())
    with check (tenant_id = stated_tenant());

grant select, insert on directories to ${app_role};
grant update (makes_admins, changed_at) on directories to ${app_role};

-- What a directory shows with every request; of the token only its digest is kept.
create table directory_tokens (
    tenant_id    uuid        not null references tenants,
    token_id     uuid        not null,
    name         text        not null check (length(name) between 1 and 100),
    token_hash   text        not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    primary key (tenant_id, token_id)
);

alter table directory_tokens enable row level security;
alter table directory_tokens force row level security;
create policy stated on directory_tokens
    using (tenant_id = stated_tenant() or token_hash = stated_api_key())
    with check (tenant_id = stated_tenant());

grant select, insert on directory_tokens to ${app_role};
grant update (revoked_at, last_used_at) on directory_tokens to ${app_role};

-- Whom a directory has said something of. Whoever leaves stays here, for the directory to see, under the identifier of
-- before: whoever comes back is another person, because one who was removed stays so.
create table directory_people (
    tenant_id    uuid        not null references directories,
    directory_id uuid        not null,
    person_id    uuid        not null,
    user_name    text        not null check (user_name = lower(user_name) and length(user_name) between 3 and 254),
    display_name text        not null check (length(display_name) between 1 and 100),
    given_name   text        not null default '' check (length(given_name) <= 100),
    family_name  text        not null default '' check (length(family_name) <= 100),
    external_id  text        not null default '' check (length(external_id) <= 256),
    created_at   timestamptz not null default clock_timestamp(),
    changed_at   timestamptz not null default clock_timestamp(),
    primary key (tenant_id, directory_id),
    unique (tenant_id, person_id),
    unique (tenant_id, user_name),
    foreign key (tenant_id, person_id) references people
);

alter table directory_people enable row level security;
alter table directory_people force row level security;
create policy stated on directory_people
    using (tenant_id = stated_tenant())
    with check (tenant_id = stated_tenant());

grant select, insert, delete on directory_people to ${app_role};
grant update (person_id, user_name, display_name, given_name, family_name, external_id, changed_at)
    on directory_people to ${app_role};
