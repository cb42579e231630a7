-- What a transaction may look up by the SHA-256 (hexadecimal) of what somebody brings along who is not signed in: the
-- e-mail address typed, the network address it comes from, the token in a link to a new password.
create function stated_digests() returns text[]
    language sql stable parallel safe
    return string_to_array(nullif(current_setting('portwarden.digests', true), ''), ',');

-- A sign-in that was begun before the generation went up is not registered as a session any more: with it all sessions
-- end, those included that are just coming to be.
alter table people add column sign_in_generation integer not null default 1 check (sign_in_generation >= 1);

-- Guesses at passwords, written down before the password is looked at and settled after it, as with PINs. They belong to
-- no tenant: an address that is nobody's counts like any other. The newest 'right' or 'renewed' (a new password was set)
-- begins the row of wrong ones anew.
create table password_guesses (
    account    text        not null check (account ~ '^[0-9a-f]{64}$'),
    guess_id   uuid        not null,
    source     text        not null check (source ~ '^[0-9a-f]{64}$'),
    familiar   boolean     not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    settled_at timestamptz,
    outcome    text        not null check (outcome in ('in-flight', 'wrong', 'right', 'renewed')),
    primary key (account, guess_id)
);

create index password_guesses_of_account on password_guesses (account, made_at);
create index password_guesses_of_source on password_guesses (source, made_at);
create index password_guesses_old on password_guesses (made_at);

create function keep_password_guess() returns trigger
    language plpgsql as
$$
begin
    if old.outcome = 'in-flight' and (new.account, new.guess_id, new.source, new.familiar, new.made_at, new.expires_at)
            = (old.account, old.guess_id, old.source, old.familiar, old.made_at, old.expires_at) then
        return new;
    end if;
    raise exception 'A settled guess is never given back' using errcode = 'check_violation';
end
$$;

create trigger keep_password_guess before update on password_guesses
    for each row execute function keep_password_guess();

alter table password_guesses enable row level security;
alter table password_guesses force row level security;
create policy seen on password_guesses for select
    using (account = any (stated_digests()) or source = any (stated_digests()) or stated_provider());
create policy made on password_guesses for insert
    with check (account = any (stated_digests()));
create policy settled on password_guesses for update
    using (account = any (stated_digests()))
    with check (account = any (stated_digests()));
create policy cleared on password_guesses for delete
    using (stated_provider() and made_at < now() - interval '90 days');

grant select, insert, delete on password_guesses to ${app_role};
grant update (outcome, settled_at) on password_guesses to ${app_role};

-- The one link to a new password that works for a person: the newest. Of its token only a digest is kept.
create table password_resets (
    tenant_id  uuid        not null,
    person_id  uuid        not null,
    token_hash text        not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    primary key (tenant_id, person_id),
    foreign key (tenant_id, person_id) references people
);

alter table password_resets enable row level security;
alter table password_resets force row level security;
create policy stated on password_resets
    using (tenant_id = stated_tenant() or token_hash = any (stated_digests()))
    with check (tenant_id = stated_tenant());

grant select, insert, update on password_resets to ${app_role};

-- Who is signed in, and from where, over all nodes.
create table sessions (
    tenant_id    uuid        not null,
    session_id   uuid        not null,
    person_id    uuid        not null,
    began_at     timestamptz not null,
    last_used_at timestamptz not null,
    ended_at     timestamptz,
    browser      text        not null check (length(browser) <= 60),
    source       text        not null check (length(source) <= 45),
    primary key (tenant_id, session_id),
    foreign key (tenant_id, person_id) references people
);

create index sessions_of_person on sessions (tenant_id, person_id, began_at);

-- What has ended stays ended.
create function keep_session_ended() returns trigger
    language plpgsql as
$$
begin
    if old.ended_at is not null then
        raise exception 'A session that has ended stays so' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger keep_session_ended before update on sessions for each row execute function keep_session_ended();

alter table sessions enable row level security;
alter table sessions force row level security;
create policy seen on sessions for select
    using (tenant_id = stated_tenant() or stated_provider());
create policy begun on sessions for insert
    with check (tenant_id = stated_tenant());
create policy changed on sessions for update
    using (tenant_id = stated_tenant())
    with check (tenant_id = stated_tenant());
create policy cleared on sessions for delete
    using (stated_provider() and began_at < now() - interval '90 days');

grant select, insert, delete on sessions to ${app_role};
grant update (last_used_at, ended_at) on sessions to ${app_role};
