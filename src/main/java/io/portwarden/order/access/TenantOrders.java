package io.portwarden.order.access;

import io.portwarden.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells the provider's side whether a tenant still has something under way. */
@Repository
public class TenantOrders {

    private final JdbcClient jdbc;

    TenantOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many orders of the tenant may still take a number away, in the transaction under way. */
    public int open(TenantId tenantId) {
        return jdbc.sql("""
                        select count(*) from port_out_orders
                        where tenant_id = :tenant and status in ('pending', 'disputed', 'confirmed')
                        """)
                .param("tenant", tenantId.value())
                .query(Integer.class)
                .single();
    }
}
