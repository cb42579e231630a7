package io.portwarden.order.store;

import io.portwarden.carrier.CarrierId;
import io.portwarden.pin.KeyedDigest;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which refused orders a tenant wants to pass when they are asked for again (UPS-6). */
@Repository
public class ConsentRepository {

    private final JdbcClient jdbc;

    ConsentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether nobody had said so before */
    public boolean give(TenantId tenantId, UUID orderId, Instant at) {
        return jdbc.sql("""
                        insert into order_consents (tenant_id, order_id, given_at) values (:tenant, :order, :at)
                        on conflict do nothing
                        """)
                        .param("tenant", tenantId.value())
                        .param("order", orderId)
                        .param("at", Rows.bound(at))
                        .update()
                == 1;
    }

    /** When it was given for that order. */
    public Optional<Instant> givenAt(TenantId tenantId, UUID orderId) {
        return jdbc.sql("select given_at from order_consents where tenant_id = :tenant and order_id = :order")
                .param("tenant", tenantId.value())
                .param("order", orderId)
                .query((row, index) -> Rows.instant(row, "given_at"))
                .optional();
    }

    /** The digests of what was asked through that upstream and has a yes that was given after that moment. */
    public List<KeyedDigest> since(TenantId tenantId, CarrierId upstream, Instant moment) {
        return jdbc.sql("""
                        select n.digest_key_id, n.digest
                        from order_consents c join order_names n on n.carrier_id = :upstream and n.order_id = c.order_id
                        where c.tenant_id = :tenant and c.given_at > :moment
                        """)
                .param("upstream", upstream.value())
                .param("tenant", tenantId.value())
                .param("moment", Rows.bound(moment))
                .query((row, index) -> new KeyedDigest(row.getString("digest_key_id"), row.getBytes("digest")))
                .list();
    }
}
