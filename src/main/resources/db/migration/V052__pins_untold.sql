-- PIN-12: organizations in the territories of the United States had no PIN until now, and from now on none of their numbers
-- leaves without one. Whose admins have not been told of it stands here; the program tells them, each tenant once.
create table pins_untold (
    tenant_id uuid    not null references tenants,
    -- What its country was when this began: whose country is changed is told of that.
    country   char(2) not null,
    primary key (tenant_id)
);

alter table pins_untold enable row level security;
alter table pins_untold force row level security;
create policy stated on pins_untold
    using (tenant_id = stated_tenant() or stated_provider())
    with check (tenant_id = stated_tenant() or stated_provider());

grant select, delete on pins_untold to ${app_role};

-- The owner of the tables sees no row either unless it says for whom it acts; until the end of this migration.
select set_config('portwarden.provider', 'on', true);
insert into pins_untold (tenant_id, country)
select tenant_id, country from tenants where country in ('PR', 'VI', 'GU', 'AS', 'MP') and status <> 'closed';
