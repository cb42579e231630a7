-- OPR-1: more than one kind of the provider's people. All who are there are operators, so only what is written from now on
-- needs to be looked at.
alter table people drop constraint people_role_check;
alter table people add constraint people_role
    check (role in ('tenant-admin', 'tenant-viewer', 'support', 'desk', 'security', 'operator')) not valid;
alter table people drop constraint people_check;
alter table people add constraint people_of_provider
    check ((role in ('support', 'desk', 'security', 'operator')) = (tenant_id = '00000000-0000-0000-0000-000000000000'))
    not valid;

alter table invitations drop constraint invitations_role_check;
alter table invitations add constraint invitations_role
    check (role in ('tenant-admin', 'tenant-viewer', 'support', 'desk', 'security', 'operator')) not valid;
alter table invitations drop constraint invitations_check;
alter table invitations add constraint invitations_of_provider
    check ((role in ('support', 'desk', 'security', 'operator')) = (tenant_id = '00000000-0000-0000-0000-000000000000'))
    not valid;

-- Since when somebody is in the role, where it is not the first: a say that comes with time begins anew with it.
alter table people add column role_since timestamptz;

create or replace function keep_person() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'UPDATE' and old.removed_at is not null then
        raise exception 'Whoever was removed stays so' using errcode = 'check_violation';
    end if;
    new.ever_admin := new.role = 'tenant-admin' or (tg_op = 'UPDATE' and old.ever_admin);
    if tg_op = 'UPDATE' and new.role <> old.role then
        new.role_since := clock_timestamp();
    end if;
    return new;
end
$$;
