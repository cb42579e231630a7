-- A tenant's orders by due date, in one state or in all, either way, page by page by key.
create index orders_of_tenant_by_due_date on port_out_orders (tenant_id, desired_due_date, order_id);
create index orders_of_tenant_by_status_and_due_date on port_out_orders (tenant_id, status, desired_due_date, order_id);

-- Operators decide first what is due first.
drop index orders_disputed;
create index orders_disputed on port_out_orders (desired_due_date, order_id) where status = 'disputed';
