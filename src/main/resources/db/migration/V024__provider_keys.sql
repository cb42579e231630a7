-- The API keys of the provider's own programs, such as its billing system. They open nothing of the carriers' API, and
-- the carriers' keys open nothing of theirs.
create table provider_keys (
    api_key_id   uuid primary key,
    name         text        not null check (length(name) between 1 and 100),
    key_hash     text        not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);

alter table provider_keys enable row level security;
alter table provider_keys force row level security;
create policy stated on provider_keys
    using (key_hash = stated_api_key() or stated_provider())
    with check (stated_provider());

grant select, insert on provider_keys to ${app_role};
grant update (revoked_at, last_used_at) on provider_keys to ${app_role};
