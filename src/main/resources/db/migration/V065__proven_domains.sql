-- The domains of whose addresses a tenant's own OpenID provider and directory are believed (SIG-12). A claimed one counts for
-- nothing until it is proven; of a proven one there is one tenant.
create table proven_domains (
    tenant_id  uuid        not null references tenants,
    -- As it stands in the DNS: ASCII, in lower case, without the dot at its end.
    domain     text        not null check (domain ~ '^[a-z0-9.-]{3,253}$'),
    -- What its holder publishes, and nobody else has to guess.
    token      text        not null check (token ~ '^[A-Za-z0-9_-]{43}$'),
    claimed_at timestamptz not null,
    proof      text        check (proof in ('dns', 'word')),
    proven_at  timestamptz,
    -- When the record was last looked for and there was an answer, and since when it is not there any more.
    looked_at  timestamptz,
    gone_since timestamptz,
    primary key (tenant_id, domain),
    check ((proof is null) = (proven_at is null)),
    check (gone_since is null or proof = 'dns')
);

create unique index proven_domains_once on proven_domains (domain) where proven_at is not null;

alter table proven_domains enable row level security;
alter table proven_domains force row level security;
create policy stated on proven_domains
    using (tenant_id = stated_tenant()
           or (proven_at is not null and domain = split_part(stated_email(), '@', 2))
           or stated_provider())
    with check (tenant_id = stated_tenant());

grant select, insert, delete on proven_domains to ${app_role};
grant update (proof, proven_at, looked_at, gone_since) on proven_domains to ${app_role};
