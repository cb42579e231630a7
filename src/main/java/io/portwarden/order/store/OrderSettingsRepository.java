package io.portwarden.order.store;

import io.portwarden.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps what tenants want of orders: whether those that pass are reviewed, where the provider asks them (ORD-4), and whether
 * they are asked before an upstream is told that numbers may go (UPS-6).
 */
@Repository
public class OrderSettingsRepository {

    private final JdbcClient jdbc;

    OrderSettingsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the tenant wants its orders reviewed; who has never said so does not. */
    public boolean wantsReview(TenantId tenantId) {
        return jdbc.sql("select review from order_settings where tenant_id = :tenant")
                .param("tenant", tenantId.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The same for an order that is being decided: whoever would switch it waits until the transaction ends. */
    public boolean wantsReviewUntilTheEnd(TenantId tenantId) {
        hold("pg_advisory_xact_lock_shared", tenantId);
        return wantsReview(tenantId);
    }

    /**
     * Waits until the orders that are being decided are stored.
     *
     * @return whether it was otherwise before
     */
    public boolean wantReview(TenantId tenantId, boolean review) {
        hold("pg_advisory_xact_lock", tenantId);
        if (wantsReview(tenantId) == review) {
            return false;
        }
        jdbc.sql("""
                        insert into order_settings (tenant_id, review) values (:tenant, :review)
                        on conflict (tenant_id) do update set review = :review, changed_at = now()
                        """).param("tenant", tenantId.value()).param("review", review).update();
        return true;
    }

    /** Whether the tenant wants to be asked first; who has never said so does not. */
    public boolean asksFirst(TenantId tenantId) {
        return jdbc.sql("select ask_first from order_settings where tenant_id = :tenant")
                .param("tenant", tenantId.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The same for an order that is being decided: whoever would switch it waits until the transaction ends. */
    public boolean asksFirstUntilTheEnd(TenantId tenantId) {
        hold("pg_advisory_xact_lock_shared", tenantId);
        return asksFirst(tenantId);
    }

    /**
     * Waits until the orders that are being decided are stored.
     *
     * @return whether it was otherwise before
     */
    public boolean askFirst(TenantId tenantId, boolean wanted) {
        hold("pg_advisory_xact_lock", tenantId);
        if (asksFirst(tenantId) == wanted) {
            return false;
        }
        jdbc.sql("""
                        insert into order_settings (tenant_id, review, ask_first) values (:tenant, false, :wanted)
                        on conflict (tenant_id) do update set ask_first = :wanted, changed_at = now()
                        """).param("tenant", tenantId.value()).param("wanted", wanted).update();
        return true;
    }

    /** Not the row, which may not be there yet. In a statement of its own: the next one sees what was waited for. */
    private void hold(String how, TenantId tenantId) {
        jdbc.sql("select " + how + "(hashtextextended('order settings ' || :tenant, 0))")
                .param("tenant", tenantId.toString())
                .query((row, index) -> "held")
                .single();
    }
}
