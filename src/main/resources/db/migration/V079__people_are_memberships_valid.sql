alter table sessions validate constraint sessions_account;
alter table passkeys validate constraint passkeys_account;
alter table one_time_codes validate constraint one_time_codes_account;
alter table recovery_codes validate constraint recovery_codes_account;
alter table factor_links validate constraint factor_links_account;
alter table password_resets validate constraint password_resets_account;
alter table sign_in_names validate constraint sign_in_names_account;
