-- Whoever was removed signs in no more, and the address is free for somebody else; the row stays, because others refer
-- to it. Whether a person ever was an admin is kept too: a tenant that had one is given none by one operator alone.
alter table people add column removed_at timestamptz;
alter table people add column ever_admin boolean not null default false;

alter table people no force row level security;
update people set ever_admin = true where role = 'tenant-admin';
alter table people force row level security;

create function keep_person() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'UPDATE' and old.removed_at is not null then
        raise exception 'Whoever was removed stays so' using errcode = 'check_violation';
    end if;
    new.ever_admin := new.role = 'tenant-admin' or (tg_op = 'UPDATE' and old.ever_admin);
    return new;
end
$$;

create trigger keep_person before insert or update on people for each row execute function keep_person();

-- Who may come in. Of the token in the link that was mailed only a digest is kept; a new link takes its place.
create table invitations (
    tenant_id       uuid        not null references tenants,
    invitation_id   uuid        not null,
    email           text        not null check (email = lower(email) and length(email) between 3 and 254),
    role            text        not null check (role in ('tenant-admin', 'tenant-viewer', 'operator')),
    language        text        not null check (language in ('en', 'fr', 'es')),
    -- Null where the program itself has invited.
    invited_by      uuid,
    invited_by_name text        not null check (length(invited_by_name) <= 100),
    token_hash      text        not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
    made_at         timestamptz not null,
    expires_at      timestamptz not null,
    ended_at        timestamptz,
    outcome         text        check (outcome in ('accepted', 'cancelled')),
    -- Who came of it.
    person_id       uuid,
    primary key (tenant_id, invitation_id),
    check ((role = 'operator') = (tenant_id = '00000000-0000-0000-0000-000000000000')),
    check ((invited_by is null) = (invited_by_name = '')),
    check ((ended_at is null) = (outcome is null)),
    check ((person_id is not null) = coalesce(outcome = 'accepted', false))
);

create unique index one_invitation on invitations (tenant_id, email) where ended_at is null;

create function keep_invitation_ended() returns trigger
    language plpgsql as
$$
begin
    if old.ended_at is not null then
        raise exception 'An invitation that has ended stays so' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger keep_invitation_ended before update on invitations
    for each row execute function keep_invitation_ended();

alter table invitations enable row level security;
alter table invitations force row level security;
create policy stated on invitations
    using (tenant_id = stated_tenant() or token_hash = any (stated_digests()) or stated_provider())
    with check (tenant_id = stated_tenant());

grant select, insert on invitations to ${app_role};
grant update (token_hash, made_at, expires_at, ended_at, outcome, person_id) on invitations to ${app_role};
