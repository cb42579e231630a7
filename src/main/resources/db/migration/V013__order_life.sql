-- ORD-4: which review windows are over, and ORD-3: which disputes wait for an operator, over all tenants.
create index orders_in_review on port_out_orders (review_ends_at, order_id) where status = 'pending';
create index orders_disputed on port_out_orders (order_id) where status = 'disputed';
-- The provider's people open an order by its id alone.
create index orders_by_id on port_out_orders (order_id);

-- What the operator who decided a dispute wrote, for the tenant and the carrier to read.
alter table port_out_orders
    add column decision text check (length(decision) between 1 and 1000);

-- ORD-3: what is completed or cancelled stays as it is.
create function keep_finished_order() returns trigger
    language plpgsql as
$$
begin
    raise exception 'ORD-3: a finished order stays as it is' using errcode = 'check_violation';
end
$$;

create trigger keep_finished_order before update on port_out_orders
    for each row when (old.status in ('completed', 'cancelled')) execute function keep_finished_order();

-- ORD-6: a correction may name other numbers, and then it may show whose the order is: until then an order whose
-- numbers led to no tenant lies with the provider. Its numbers and its timeline go with it.
grant delete on order_numbers to ${app_role};

alter table order_numbers
    drop constraint order_numbers_tenant_id_order_id_fkey,
    add constraint order_numbers_of_order foreign key (tenant_id, order_id) references port_out_orders
        on update cascade;
alter table order_events
    drop constraint order_events_tenant_id_order_id_fkey,
    add constraint order_events_of_order foreign key (tenant_id, order_id) references port_out_orders
        on update cascade;
