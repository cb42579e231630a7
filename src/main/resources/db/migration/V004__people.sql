create table people (
    tenant_id     uuid        not null references tenants,
    person_id     uuid        not null,
    email         text        not null check (email = lower(email) and length(email) between 3 and 254),
    display_name  text        not null check (length(display_name) between 1 and 100),
    role          text        not null check (role in ('tenant-admin', 'tenant-viewer', 'operator')),
    language      text        not null default 'en' check (language in ('en', 'fr', 'es')),
    password_hash text        not null,
    created_at    timestamptz not null default now(),
    primary key (tenant_id, person_id),
    -- Operators are the provider's people, and only they.
    check ((role = 'operator') = (tenant_id = '00000000-0000-0000-0000-000000000000'))
);

alter table people enable row level security;
alter table people force row level security;
create policy stated on people
    using (tenant_id = stated_tenant() or stated_provider())
    with check (tenant_id = stated_tenant() or stated_provider());

grant select, insert, update on people to ${app_role};

-- Whose an e-mail address is, over all tenants; the sign-in asks for the one typed in and is shown this row only.
create table sign_in_names (
    email     text primary key,
    tenant_id uuid not null,
    person_id uuid not null,
    foreign key (tenant_id, person_id) references people
);

alter table sign_in_names enable row level security;
alter table sign_in_names force row level security;
create policy stated on sign_in_names
    using (tenant_id = stated_tenant() or email = stated_email() or stated_provider())
    with check (tenant_id = stated_tenant() or stated_provider());

grant select, insert, delete on sign_in_names to ${app_role};
