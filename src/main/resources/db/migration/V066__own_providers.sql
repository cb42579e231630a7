-- A tenant's own OpenID provider (SIG-13).
create table own_providers (
    tenant_id         uuid primary key references tenants,
    -- Stands in the redirect address: another provider, or another client there, has another.
    registration_id   text        not null check (registration_id ~ '^own-[0-9a-f]{32}$'),
    registration_hash text        not null unique check (registration_hash ~ '^[0-9a-f]{64}$'),
    issuer            text        not null check (length(issuer) between 8 and 300),
    client_id         text        not null check (length(client_id) between 1 and 255),
    -- Sealed under a key that is not in the database.
    client_secret     text        not null check (length(client_secret) between 1 and 3000),
    rule              text        not null check (rule in ('offered', 'required')),
    -- What is believed of what it tells; empty where that is nothing, or as usual.
    roles_claim       text        not null check (length(roles_claim) <= 100),
    admin_name        text        not null check (length(admin_name) <= 100),
    viewer_name       text        not null check (length(viewer_name) <= 100),
    verified_claim    text        not null check (length(verified_claim) between 1 and 100),
    second_factor_amr text[]      not null,
    second_factor_acr text[]      not null,
    -- When an admin has come in by it as it stands now; only then it can be required.
    tried_at          timestamptz,
    -- Since when it refuses the portal itself, by client or secret.
    refused_at        timestamptz,
    changed_at        timestamptz not null,
    check (rule = 'offered' or tried_at is not null)
);

alter table own_providers enable row level security;
alter table own_providers force row level security;
create policy stated on own_providers
    using (tenant_id = stated_tenant() or registration_hash = any (stated_digests()))
    with check (tenant_id = stated_tenant());

grant select, insert, delete on own_providers to ${app_role};
grant update (registration_id, registration_hash, issuer, client_id, client_secret, rule, roles_claim, admin_name, viewer_name,
              verified_claim, second_factor_amr, second_factor_acr, tried_at, refused_at, changed_at)
    on own_providers to ${app_role};

-- Who somebody is there. The issuer belongs to it: another one's subjects are other people's.
create table own_subjects (
    tenant_id uuid        not null,
    issuer    text        not null check (length(issuer) between 8 and 300),
    subject   text        not null check (length(subject) between 1 and 255),
    person_id uuid        not null,
    linked_at timestamptz not null default clock_timestamp(),
    primary key (tenant_id, issuer, subject),
    unique (tenant_id, issuer, person_id),
    foreign key (tenant_id, person_id) references people
);

alter table own_subjects enable row level security;
alter table own_subjects force row level security;
create policy stated on own_subjects
    using (tenant_id = stated_tenant())
    with check (tenant_id = stated_tenant());

grant select, insert, delete on own_subjects to ${app_role};
