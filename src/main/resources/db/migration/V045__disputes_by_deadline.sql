set lock_timeout = 0;
drop index concurrently if exists orders_disputed_by_deadline;
create index concurrently orders_disputed_by_deadline
    on port_out_orders (coalesce(conflict_until, '-infinity'), order_id) where status = 'disputed';
