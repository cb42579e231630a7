-- Who signs in, apart from where somebody belongs: people are memberships from now on. An account is called as the membership
-- that it began with, for good. What nodes of the version before write into people meanwhile is carried over.
create table accounts (
    tenant_id          uuid        not null,
    person_id          uuid        not null,
    password_hash      text        not null,
    sign_in_generation integer     not null default 1 check (sign_in_generation >= 1),
    code_generation    integer     not null default 1,
    -- What authenticators know its holder by. Random, so that one found or stolen tells nobody's address.
    passkey_handle     bytea       not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
    first_signed_in_at timestamptz,
    -- When a wrong code was last told of by mail.
    wrong_code_at      timestamptz,
    ended_at           timestamptz,
    primary key (tenant_id, person_id),
    foreign key (tenant_id, person_id) references people
);

create function keep_account() returns trigger
    language plpgsql as
$$
begin
    if old.ended_at is not null then
        raise exception 'An account that has ended stays so' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger keep_account before update on accounts for each row execute function keep_account();

alter table accounts enable row level security;
alter table accounts force row level security;
create policy stated on accounts
    using (tenant_id = stated_tenant() or stated_provider())
    with check (tenant_id = stated_tenant() or stated_provider());

grant select, insert, update on accounts to ${app_role};

create function carry_account() returns trigger
    language plpgsql as
$$
begin
    insert into accounts as a (tenant_id, person_id, password_hash, sign_in_generation, code_generation, passkey_handle,
                               first_signed_in_at, wrong_code_at, ended_at)
    values (new.tenant_id, new.person_id, new.password_hash, new.sign_in_generation, new.code_generation, new.passkey_handle,
            new.first_signed_in_at, new.wrong_code_at, new.removed_at)
    on conflict (tenant_id, person_id) do update
    set password_hash = excluded.password_hash, sign_in_generation = excluded.sign_in_generation,
        code_generation = excluded.code_generation, passkey_handle = excluded.passkey_handle,
        first_signed_in_at = excluded.first_signed_in_at, wrong_code_at = excluded.wrong_code_at,
        ended_at = excluded.ended_at
    where a.ended_at is null;
    return null;
end
$$;

create trigger carry_account after insert or update on people for each row execute function carry_account();
