-- Nothing of an account stands at the membership any more. Nodes of the version before find no password and sign nobody in: with
-- a copy they would go on with passwords, and let sessions go on, that have ended meanwhile.
drop trigger carry_account on people;
drop function carry_account();
alter table people
    drop column password_hash,
    drop column sign_in_generation,
    drop column code_generation,
    drop column passkey_handle,
    drop column first_signed_in_at,
    drop column wrong_code_at;

-- What hangs on an account refers to it: whoever registers a session need not wait for those who hold the membership.
alter table sessions drop constraint sessions_tenant_id_person_id_fkey;
alter table sessions add constraint sessions_account foreign key (tenant_id, person_id) references accounts not valid;
alter table passkeys drop constraint passkeys_tenant_id_person_id_fkey;
alter table passkeys add constraint passkeys_account foreign key (tenant_id, person_id) references accounts not valid;
alter table one_time_codes drop constraint one_time_codes_tenant_id_person_id_fkey;
alter table one_time_codes
    add constraint one_time_codes_account foreign key (tenant_id, person_id) references accounts not valid;
alter table recovery_codes drop constraint recovery_codes_tenant_id_person_id_fkey;
alter table recovery_codes
    add constraint recovery_codes_account foreign key (tenant_id, person_id) references accounts not valid;
alter table factor_links drop constraint factor_links_tenant_id_person_id_fkey;
alter table factor_links
    add constraint factor_links_account foreign key (tenant_id, person_id) references accounts not valid;
alter table password_resets drop constraint password_resets_tenant_id_person_id_fkey;
alter table password_resets
    add constraint password_resets_account foreign key (tenant_id, person_id) references accounts not valid;
alter table sign_in_names drop constraint sign_in_names_tenant_id_person_id_fkey;
alter table sign_in_names
    add constraint sign_in_names_account foreign key (tenant_id, person_id) references accounts not valid;
