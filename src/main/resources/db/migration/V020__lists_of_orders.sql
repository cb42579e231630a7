-- What row-level security adds to every query, asked once for each statement instead of once for each row. The planner
-- also guesses better how many rows are left: it took the conditions for ones that hardly any row meets, and then rather
-- sorted all orders of a tenant than read the first few from an index.
alter policy stated on port_out_orders
    using (tenant_id = (select stated_tenant()) or carrier_id = (select stated_carrier()) or (select stated_provider()));
alter policy stated on order_numbers
    using (tenant_id = (select stated_tenant()) or carrier_id = (select stated_carrier()) or (select stated_provider()));
alter policy stated on order_events
    using (tenant_id = (select stated_tenant()) or (select stated_provider()));
alter policy stated on order_names
    using (carrier_id = (select stated_carrier()));
alter policy stated on tenants
    using (tenant_id = (select stated_tenant()) or (select stated_provider()));
alter policy stated on phone_numbers
    using (tenant_id = (select stated_tenant()) or (select stated_provider()));
alter policy stated on audit_entries
    using (tenant_id = (select stated_tenant()) or (select stated_provider()));

-- People type names of orders as they like. A column rather than an index on an expression: before row-level security has
-- let a row through, no function is called with what is in it that the database does not know to keep quiet.
alter table port_out_orders
    add column name_in_capitals text collate "C" generated always as (upper(purchase_order_number collate "C")) stored;

-- A tenant's orders whose names begin alike, in the order of their names; in the order of bytes a beginning is a range.
create index orders_by_name_in_capitals on port_out_orders (tenant_id, name_in_capitals, order_id);
drop index orders_by_name;
drop index orders_by_name_beginning;

-- A tenant's orders in one state, newest first; and how many, of one carrier or with names that begin alike too, without a
-- look at the rows themselves.
drop index orders_by_status;
create index orders_by_status on port_out_orders (tenant_id, status, order_id) include (carrier_id, name_in_capitals);

-- The provider's people open an order by its id alone. Not a b-tree: in its order the planner would rather look through
-- the orders of all tenants for the newest of one, who may have had none for years.
drop index orders_by_id;
create index orders_by_id on port_out_orders using hash (order_id);

-- So that the planner knows the new column at once.
analyze port_out_orders;

-- The lists by key that the others serve:
--   port_out_orders_pkey                    a tenant's orders, all of them or of some days
--   orders_of_tenant_by_carrier             a tenant's orders of one carrier
--   orders_of_tenant_by_carrier_and_status  and in one state
--   orders_of_number                        a tenant's orders for one number
--   orders_by_carrier                       a carrier's orders in the API
--   orders_by_carrier_and_status            and in one state
--   order_names_pkey                        and of one name
--   orders_disputed                         the disputes that wait for an operator
