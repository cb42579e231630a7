package io.portwarden.order.list;

import io.portwarden.order.OrderCounts;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.Reason;
import io.portwarden.order.store.StatesInSql;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the orders of a tenant that get no further unless an admin says so (UPS-6, UPS-9). */
@Repository
public class WaitingRepository {

    private static final String ASKED = "array['" + Reason.WAITS_FOR_CUSTOMER.code() + "']";

    /**
     * Of a request that came again only the newest waits, and none where there is a yes already, or one has passed since; a
     * request that was refused for something else changes nothing.
     */
    private static final String WAITS_FOR_YES = """
            o.tenant_id = :tenant and o.status = %1$s and o.reasons = %2$s and o.order_id >= :lowest
              and not exists (
                select 1 from order_numbers mine
                join order_numbers same on same.tenant_id = mine.tenant_id and same.phone_number = mine.phone_number
                join port_out_orders other on other.tenant_id = same.tenant_id and other.order_id = same.order_id
                left join order_consents c on c.tenant_id = other.tenant_id and c.order_id = other.order_id
                where mine.tenant_id = o.tenant_id and mine.order_id = o.order_id and other.carrier_id = o.carrier_id
                  and (c.given_at >= :since
                       or other.order_id > o.order_id and (other.status <> %1$s or other.reasons = %2$s)))
            """.formatted(StatesInSql.REJECTED, ASKED);

    private final JdbcClient jdbc;

    WaitingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that were refused since that moment so that an admin can be asked, and that nobody has said yes to; oldest first. */
    public List<OrderListItem> forYes(TenantId tenantId, Instant since, int limit) {
        String order = " order by o.order_id";
        return jdbc.sql(ListRows.list(ListRows.part(WAITS_FOR_YES, order)) + order)
                .param("tenant", tenantId.value())
                .param("since", Rows.bound(since))
                // UUIDv7 begins with the milliseconds of its making (RFC 9562, section 5.7).
                .param("lowest", new UUID(since.toEpochMilli() << 16, 0))
                .param("limit", limit)
                .query(ListRows::listItem)
                .list();
    }

    /** How many are in a review at whose end they are refused, counted as {@link OrderCounts} counts. */
    public int toConfirm(TenantId tenantId) {
        return jdbc.sql("""
                        select count(*) from (
                            select 1 from port_out_orders o
                            where o.tenant_id = :tenant and o.status = %s and o.silence_refuses limit :most) counted
                        """.formatted(StatesInSql.PENDING))
                .param("tenant", tenantId.value())
                .param("most", OrderCounts.MOST + 1)
                .query(Integer.class)
                .single();
    }
}
