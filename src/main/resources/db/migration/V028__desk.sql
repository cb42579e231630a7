-- The provider's people look for orders over all tenants: by state, by number, and by how a purchase order number begins.
-- By carrier, and newest first, there are indexes already.
create index orders_of_all_by_status on port_out_orders (status, order_id);
create index orders_of_all_by_name_in_capitals on port_out_orders (name_in_capitals, order_id);
create index orders_of_all_of_number on order_numbers (phone_number, order_id);
