-- Carriers are known to everybody by name; their keys are not.
create table carriers (
    carrier_id uuid primary key,
    spid       text        not null unique check (spid ~ '^[A-Z0-9]{4}$'),
    name       text        not null check (length(name) between 1 and 100),
    created_at timestamptz not null default now()
);

grant select, insert, update on carriers to ${app_role};

create table api_keys (
    carrier_id   uuid        not null references carriers,
    api_key_id   uuid        not null,
    name         text        not null check (length(name) between 1 and 100),
    key_hash     text        not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    primary key (carrier_id, api_key_id)
);

alter table api_keys enable row level security;
alter table api_keys force row level security;
create policy stated on api_keys
    using (carrier_id = stated_carrier() or key_hash = stated_api_key() or stated_provider())
    with check (carrier_id = stated_carrier() or stated_provider());

grant select, insert, update on api_keys to ${app_role};
