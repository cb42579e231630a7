-- What people's authenticators know them by. Random, so that one found or stolen tells nobody's address.
alter table people
    add column passkey_handle bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());

create table passkeys (
    tenant_id          uuid        not null,
    credential_id      bytea       not null check (length(credential_id) between 1 and 1023),
    person_id          uuid        not null,
    name               text        not null check (length(name) between 1 and 100),
    public_key         bytea       not null,
    signature_count    bigint      not null check (signature_count >= 0),
    user_verified      boolean     not null,
    backup_eligible    boolean     not null,
    backed_up          boolean     not null,
    transports         text[]      not null,
    attestation_object bytea       not null,
    created_at         timestamptz not null default now(),
    last_used_at       timestamptz,
    primary key (tenant_id, credential_id),
    foreign key (tenant_id, person_id) references people
);

create index passkeys_of_person on passkeys (tenant_id, person_id);

alter table passkeys enable row level security;
alter table passkeys force row level security;
create policy stated on passkeys
    using (tenant_id = stated_tenant() or stated_provider())
    with check (tenant_id = stated_tenant() or stated_provider());

grant select, insert, update, delete on passkeys to ${app_role};

-- Whose a passkey is, over all tenants, by the SHA-256 (hexadecimal) of its credential id: the sign-in asks for the one
-- shown to it and sees this row only.
create table passkey_holders (
    credential_hash text primary key check (credential_hash ~ '^[0-9a-f]{64}$'),
    tenant_id       uuid  not null,
    credential_id   bytea not null,
    foreign key (tenant_id, credential_id) references passkeys
);

alter table passkey_holders enable row level security;
alter table passkey_holders force row level security;
create policy stated on passkey_holders
    using (tenant_id = stated_tenant() or credential_hash = any (stated_digests()) or stated_provider())
    with check (tenant_id = stated_tenant() or stated_provider());

grant select, insert, delete on passkey_holders to ${app_role};
