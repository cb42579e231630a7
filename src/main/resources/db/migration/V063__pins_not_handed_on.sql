-- UPS-11: for which PIN the tenant's admins have been told that the upstream has not got it, number by number.
alter table upstream_pins add column told_version bigint;
