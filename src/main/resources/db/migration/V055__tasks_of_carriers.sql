-- ORD-13: whom to call when no message helps any more is found by the carrier; null for tasks from before.
alter table soa_tasks add column carrier_id uuid;
