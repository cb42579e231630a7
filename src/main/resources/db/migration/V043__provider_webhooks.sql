-- ORD-13: the provider has webhooks of its own. They stand under its tenant, as those of carriers do, and name no carrier.
-- So a transaction for a carrier, which is for that tenant too, has to be kept from them.
alter policy stated on webhook_endpoints
    using ((tenant_id = stated_tenant() and carrier_id is null and stated_carrier() is null)
        or carrier_id = stated_carrier() or stated_provider())
    with check ((tenant_id = stated_tenant() and carrier_id is null and stated_carrier() is null)
        or carrier_id = stated_carrier() or stated_provider());
alter policy stated on webhook_replaced_secrets
    using ((tenant_id = stated_tenant() and carrier_id is null and stated_carrier() is null)
        or carrier_id = stated_carrier() or stated_provider())
    with check ((tenant_id = stated_tenant() and carrier_id is null and stated_carrier() is null)
        or carrier_id = stated_carrier() or stated_provider());
alter policy seen on webhook_deliveries
    using ((tenant_id = stated_tenant() and carrier_id is null and stated_carrier() is null)
        or carrier_id = stated_carrier() or stated_provider());
alter policy added on webhook_deliveries
    with check ((tenant_id = stated_tenant() and carrier_id is null and stated_carrier() is null)
        or carrier_id = stated_carrier() or stated_provider());

-- What happens to a tenant's order is told to the provider's systems from that tenant's transaction, which sees nothing of
-- what it leaves there. Nodes of the version before hand it on rightly: to the webhooks of the tenant that it names.
alter policy added on webhook_events
    with check (tenant_id = stated_tenant() or stated_provider()
        or (tenant_id = '00000000-0000-0000-0000-000000000000' and carrier_id is null and stated_tenant() is not null));
