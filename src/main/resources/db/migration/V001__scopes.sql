-- Every transaction states whom it is for (set_config(…, true)); the policies of all later tables read it here.
-- A transaction-local setting leaves empty text behind, not null: nullif turns both into "nothing stated".

create function stated_tenant() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('portwarden.tenant', true), '')::uuid;

create function stated_carrier() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('portwarden.carrier', true), '')::uuid;

-- On for the provider's own people and the provider's own jobs.
create function stated_provider() returns boolean
    language sql stable parallel safe
    return coalesce(current_setting('portwarden.provider', true), '') = 'on';

-- What a transaction may look up before it knows whose it is: these telephone numbers, this e-mail address,
-- the holder of this API key (SHA-256, hexadecimal).
create function stated_numbers() returns text[]
    language sql stable parallel safe
    return string_to_array(nullif(current_setting('portwarden.numbers', true), ''), ',');

create function stated_email() returns text
    language sql stable parallel safe
    return nullif(current_setting('portwarden.email', true), '');

create function stated_api_key() returns text
    language sql stable parallel safe
    return nullif(current_setting('portwarden.api_key', true), '');

create function refuse() returns trigger
    language plpgsql as
$$
begin
    raise exception '% on % is not allowed', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

grant usage on schema public to ${app_role};
