-- PIN-8, decision 010. What a guess came with, so that the same sent again is the same guess; who is comparing it now;
-- which PIN it was compared with; and when an operator has lifted it. Guesses of before, and of nodes of the version
-- before, have none of it: they are nobody's to send again.
alter table pin_guesses
    add column purchase_order_number text,
    add column order_version         integer,
    add column digest_key_id         text,
    add column digest                bytea,
    add column claim                 uuid,
    add column pin_version           bigint,
    add column lifted_at             timestamptz;

-- A settled guess stays as it was settled. One that is not can be settled at any time, be it late. Only once its lease has
-- run out can it be taken over, from when on it counts anew, or be lifted; that settles nothing, so that a verdict which
-- comes to light after all still counts.
create or replace function keep_guess() returns trigger
    language plpgsql as
$$
begin
    if old.outcome = 'in-flight'
       and (new.tenant_id, new.guess_id, new.carrier_id, new.purchase_order_number, new.order_version,
            new.digest_key_id, new.digest)
           is not distinct from
           (old.tenant_id, old.guess_id, old.carrier_id, old.purchase_order_number, old.order_version,
            old.digest_key_id, old.digest) then
        if (new.made_at, new.expires_at, new.claim, new.lifted_at)
           is not distinct from (old.made_at, old.expires_at, old.claim, old.lifted_at) then
            return new;
        elsif new.outcome = 'in-flight' and old.lifted_at is null and old.expires_at <= clock_timestamp() then
            if new.lifted_at is null and new.claim is distinct from old.claim
               and new.made_at >= old.made_at and new.expires_at > old.expires_at then
                return new;
            elsif new.lifted_at is not null
                  and (new.made_at, new.expires_at, new.claim)
                      is not distinct from (old.made_at, old.expires_at, old.claim) then
                return new;
            end if;
        end if;
    end if;
    raise exception 'PIN-8: a settled guess is never given back' using errcode = 'check_violation';
end
$$;
