-- What people are told by e-mail. A row is added in the transaction of what it tells of, and sent after that has
-- committed. It never holds a PIN; its secret link, if it has one, is taken out as soon as the mail is on its way.
create table outbox (
    tenant_id       uuid        not null references tenants,
    notice_id       uuid        not null,
    kind            text        not null check (kind ~ '^[a-z-]{1,40}$'),
    recipient       text        not null check (length(recipient) between 3 and 254),
    language        text        not null check (language ~ '^[a-z]{2,3}$'),
    params          jsonb       not null check (jsonb_typeof(params) = 'object'),
    dedupe_key      text        check (length(dedupe_key) between 1 and 200),
    created_at      timestamptz not null default now(),
    state           text        not null default 'waiting' check (state in ('waiting', 'sent', 'given-up')),
    attempts        integer     not null default 0 check (attempts >= 0),
    next_attempt_at timestamptz not null default now(),
    claim           uuid,
    claimed_until   timestamptz,
    sent_at         timestamptz,
    last_error      text        check (length(last_error) <= 200),
    primary key (tenant_id, notice_id),
    -- Of notices that are told once in a while only, the second of that while finds the first one here.
    unique (tenant_id, recipient, dedupe_key),
    check ((claim is null) = (claimed_until is null)),
    check (claim is null or state = 'waiting'),
    check ((sent_at is not null) = (state = 'sent'))
);

create index outbox_due on outbox (next_attempt_at) where state = 'waiting';
create index outbox_done on outbox (created_at) where state <> 'waiting';

-- What was sent is never sent again.
create function keep_notice() returns trigger
    language plpgsql as
$$
begin
    if old.state <> 'waiting' then
        raise exception 'A notice that was sent or given up stays so' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger keep_notice before update on outbox for each row execute function keep_notice();

-- Whoever acts for a tenant adds; only the provider's mailer reads, sends, and clears away what is long done.
alter table outbox enable row level security;
alter table outbox force row level security;
create policy added on outbox for insert
    with check (tenant_id = stated_tenant() or stated_provider());
create policy seen on outbox for select
    using (stated_provider());
create policy sent on outbox for update
    using (stated_provider())
    with check (stated_provider());
create policy cleared on outbox for delete
    using (stated_provider() and state <> 'waiting' and created_at < now() - interval '30 days');

grant select, insert, delete on outbox to ${app_role};
grant update (params, state, attempts, next_attempt_at, claim, claimed_until, sent_at, last_error) on outbox to ${app_role};
