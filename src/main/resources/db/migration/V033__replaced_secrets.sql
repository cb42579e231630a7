-- Secrets of webhooks that were replaced less than a day ago and sign too until then. The one replaced last stands with the
-- webhook itself, where nodes of the version before look for it.
create table webhook_replaced_secrets (
    tenant_id   uuid        not null,
    endpoint_id uuid        not null,
    secret_id   uuid        not null,
    carrier_id  uuid        references carriers,
    -- Sealed under a key that is not in the database.
    secret      text        not null check (length(secret) between 1 and 500),
    valid_until timestamptz not null,
    primary key (tenant_id, endpoint_id, secret_id),
    foreign key (tenant_id, endpoint_id) references webhook_endpoints on delete cascade
);

alter table webhook_replaced_secrets enable row level security;
alter table webhook_replaced_secrets force row level security;
create policy stated on webhook_replaced_secrets
    using ((tenant_id = stated_tenant() and carrier_id is null) or carrier_id = stated_carrier() or stated_provider())
    with check ((tenant_id = stated_tenant() and carrier_id is null) or carrier_id = stated_carrier() or stated_provider());

grant select, insert, delete on webhook_replaced_secrets to ${app_role};
