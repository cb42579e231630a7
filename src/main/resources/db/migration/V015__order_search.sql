-- A tenant looks for its orders by carrier, in one state or in all, and by how a purchase order number begins: in the
-- order of bytes, so that a beginning is a range.
create index orders_of_tenant_by_carrier on port_out_orders (tenant_id, carrier_id, order_id);
create index orders_of_tenant_by_carrier_and_status on port_out_orders (tenant_id, carrier_id, status, order_id);
create index orders_by_name_beginning on port_out_orders (tenant_id, purchase_order_number collate "C", order_id);
