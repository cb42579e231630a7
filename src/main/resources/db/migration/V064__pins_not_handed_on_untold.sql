set lock_timeout = 0;

-- What is not at its upstream, and of which nobody has been told yet; in the end there is nothing here.
drop index concurrently if exists upstream_pins_untold;
create index concurrently upstream_pins_untold on upstream_pins (tenant_id, connection_id)
    where version is not null and taken_version is distinct from version and told_version is distinct from version;
