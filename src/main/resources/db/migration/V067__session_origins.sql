-- By which OpenID provider's word a session began, so that the provider can end it (SIG-17). Of whom it calls how, and which of its own
-- sessions it was, only digests are kept: whoever has its signed word finds the session by them.
create table session_origins (
    tenant_id    uuid not null,
    session_id   uuid not null,
    person_id    uuid not null,
    subject_hash text not null check (subject_hash ~ '^[0-9a-f]{64}$'),
    -- Null where the provider has named no session of its own.
    sid_hash     text check (sid_hash ~ '^[0-9a-f]{64}$'),
    primary key (tenant_id, session_id),
    foreign key (tenant_id, session_id) references sessions on delete cascade
);

create index session_origins_by_subject on session_origins (subject_hash);
create index session_origins_by_sid on session_origins (sid_hash) where sid_hash is not null;

alter table session_origins enable row level security;
alter table session_origins force row level security;
create policy stated on session_origins
    using (tenant_id = stated_tenant() or subject_hash = any (stated_digests()) or sid_hash = any (stated_digests()))
    with check (tenant_id = stated_tenant());

grant select, insert on session_origins to ${app_role};
