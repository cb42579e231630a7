package io.portwarden.order.store;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads, over all tenants, which review windows are over. In transactions for the provider. */
@Repository
public class ReviewRepository {

    private final JdbcClient jdbc;

    ReviewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order that is pending though its review window is over. */
    public record Due(TenantId tenantId, UUID orderId, Instant endedAt) {}

    /**
     * Those that ended longest ago first.
     *
     * @param after the one that the part before ended with; null for the first part
     */
    public List<Due> due(Instant now, @Nullable Due after, int limit) {
        return jdbc.sql("""
                        select tenant_id, order_id, review_ends_at from port_out_orders
                        where status = %s and review_ends_at <= :now
                          and (review_ends_at, order_id) > (:afterEnd, :afterId)
                        order by review_ends_at, order_id limit :limit
                        """.formatted(StatesInSql.PENDING))
                .param("now", Rows.bound(now))
                .param("afterEnd", Rows.bound(after == null ? Instant.EPOCH : after.endedAt()))
                .param("afterId", after == null ? new UUID(0, 0) : after.orderId())
                .param("limit", limit)
                .query((row, index) -> new Due(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("order_id", UUID.class),
                        Rows.instant(row, "review_ends_at")))
                .list();
    }

    /** An order that is disputed, and of which nobody has stored until when a message stops it. */
    public record Disputed(TenantId tenantId, UUID orderId) {}

    public List<Disputed> disputedWithoutDeadline(int limit) {
        return jdbc.sql("""
                        select tenant_id, order_id from port_out_orders
                        where coalesce(conflict_until, '-infinity') = '-infinity' and status = %s
                        order by order_id limit :limit
                        """.formatted(StatesInSql.DISPUTED))
                .param("limit", limit)
                .query((row, index) -> new Disputed(
                        new TenantId(row.getObject("tenant_id", UUID.class)), row.getObject("order_id", UUID.class)))
                .list();
    }

    /** How many ended before this. */
    public long overdue(Instant before) {
        return jdbc.sql("select count(*) from port_out_orders where review_ends_at < :before and status = "
                        + StatesInSql.PENDING)
                .param("before", Rows.bound(before))
                .query(Long.class)
                .single();
    }
}
