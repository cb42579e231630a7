set lock_timeout = 0;
drop index concurrently if exists orders_confirmed;
create index concurrently orders_confirmed on port_out_orders (firm_order_commitment_date, order_id)
    where status = 'confirmed';
