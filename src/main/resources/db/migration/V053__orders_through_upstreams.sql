-- UPS-7: orders come through an upstream that stands between carriers and the provider, and counts as one company (PIN-8).
alter table carriers add column upstream boolean not null default false;

-- What an upstream asks about has no initiator. UPS-9: where nobody has compared the PIN, silence refuses.
alter table port_out_orders alter column initiator_phone drop not null;
alter table port_out_orders add column silence_refuses boolean not null default false;

-- UPS-6: whether the tenant wants to be asked before numbers are let through.
alter table order_settings add column ask_first boolean not null default false;

-- UPS-6: which orders that were refused for it an admin wants to pass when they are asked for again.
create table order_consents (
    tenant_id uuid        not null,
    order_id  uuid        not null,
    given_at  timestamptz not null,
    primary key (tenant_id, order_id),
    foreign key (tenant_id, order_id) references port_out_orders on update cascade
);

create index order_consents_by_time on order_consents (tenant_id, given_at);

alter table order_consents enable row level security;
alter table order_consents force row level security;
create policy stated on order_consents
    using (tenant_id = (select stated_tenant()) or (select stated_provider()))
    with check (tenant_id = stated_tenant());

grant select, insert on order_consents to ${app_role};
