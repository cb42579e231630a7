-- What programs were answered that sent an Idempotency-Key, kept for a day, so that the same request gets the same answer
-- (API-20). The sender is a carrier, or the provider's own tenant for all of its programs.
create table kept_answers (
    sender_id   uuid        not null,
    -- Whether it came with a test key, whose answers are none of the others.
    test        boolean     not null,
    request_key text        not null check (length(request_key) between 1 and 255),
    -- A digest of the request and the answer, which may show a secret: sealed under a key that is not in the database.
    sealed      text        not null check (length(sealed) between 1 and 100000),
    answered_at timestamptz not null default now(),
    primary key (sender_id, test, request_key)
);

create index kept_answers_by_age on kept_answers (answered_at);

alter table kept_answers enable row level security;
alter table kept_answers force row level security;
create policy stated on kept_answers
    using (sender_id = stated_carrier() or (sender_id = stated_tenant() and stated_carrier() is null) or stated_provider())
    with check (sender_id = stated_carrier() or (sender_id = stated_tenant() and stated_carrier() is null) or stated_provider());

grant select, insert, delete on kept_answers to ${app_role};
