-- Whether somebody wants the screens light or dark, or as the device says.
alter table people add column appearance text not null default 'device';
-- The rows that are there have the default; only what is written from now on needs to be looked at.
alter table people add constraint people_appearance check (appearance in ('device', 'light', 'dark')) not valid;
