-- The provider's people look for orders over all tenants: by state, by number, and by how a purchase order number begins.
-- By carrier there is an index already. Those of some days, or all of them, stand by time: an index by the orders' ids alone
-- would tempt the planner to look through the orders of all tenants for those of one.
create index orders_of_all_by_time on port_out_orders (received_at, order_id);
create index orders_of_all_by_status on port_out_orders (status, order_id);
create index orders_of_all_by_name_in_capitals on port_out_orders (name_in_capitals, order_id);
create index orders_of_all_of_number on order_numbers (phone_number, order_id);
