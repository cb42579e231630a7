-- CAL-1: ports of some tenants are never simple, whatever they hold: complex switching, resellers.
alter table tenants add column complex boolean not null default false;

-- CAL-3: in which time zone an order's hours are read and its days begin; null for those from before, which keep the
-- provider's. CAL-5: the day that is given to who asked too early; else null.
alter table port_out_orders add column time_zone text, add column earliest_due_date date;
