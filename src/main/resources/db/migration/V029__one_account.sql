-- One account, one normal form (ACC-1), computed by the program only: null where a node of an older version has written the
-- row, until the program has looked at it. Of accounts that became one, the first keeps the form, and all of them have it as
-- the one that they share, until an operator has decided.
alter table tenants
    add column account_key text,
    add column shared_account_key text;

-- A closed tenant stays closed, and what it is called stays. That its account number is compared in another way is no change
-- of it, and one that it shares with another tenant may be decided.
create or replace function keep_tenant_closed() returns trigger
    language plpgsql as
$$
begin
    if old.status = 'closed' then
        if not stated_provider()
            or (new.tenant_id, new.name, new.country, new.zip_code, new.status, new.created_at)
                <> (old.tenant_id, old.name, old.country, old.zip_code, old.status, old.created_at)
            or (new.account_number <> old.account_number and old.shared_account_key is null) then
            raise exception 'A closed tenant stays closed' using errcode = 'check_violation';
        end if;
    elsif new.status <> old.status and not stated_provider() then
        raise exception 'Only the provider suspends and closes tenants' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
