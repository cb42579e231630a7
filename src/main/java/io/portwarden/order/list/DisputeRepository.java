package io.portwarden.order.list;

import io.portwarden.carrier.CarrierId;
import io.portwarden.order.DisputedOrder;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderName;
import io.portwarden.order.store.OrderRows;
import io.portwarden.order.store.StatesInSql;
import io.portwarden.shared.Page;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads, over all tenants, which orders are disputed. */
@Repository
public class DisputeRepository {

    private static final String AFTER = " and (coalesce(o.conflict_until, '-infinity'), o.order_id) > ((select"
            + " coalesce(conflict_until, '-infinity') from port_out_orders where order_id = :after), :after)";

    private final JdbcClient jdbc;

    DisputeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What can be stopped the shortest comes first (ORD-13). In a transaction for the provider. */
    public Page<DisputedOrder, UUID> page(@Nullable UUID after, int limit) {
        List<DisputedOrder> rows = jdbc.sql(
                        """
                        select o.order_id, o.tenant_id, o.purchase_order_number, o.version,
                               coalesce(o.earliest_due_date, o.desired_due_date) as due_date,
                               o.conflict_until, o.time_zone, t.name as tenant_name, o.carrier_id, c.name as carrier_name,
                               e.happened_at, e.actor_name, e.note,
                               (select count(*) from order_numbers n
                                where n.tenant_id = o.tenant_id and n.order_id = o.order_id) as number_count
                        from (select * from port_out_orders o where o.status = %s%s
                              order by coalesce(o.conflict_until, '-infinity'), o.order_id limit :limit) o
                        join tenants t on t.tenant_id = o.tenant_id
                        join carriers c on c.carrier_id = o.carrier_id
                        cross join lateral (select happened_at, actor_name, note from order_events
                                            where tenant_id = o.tenant_id and order_id = o.order_id
                                              and kind = '%s'
                                            order by event_id desc limit 1) e
                        order by coalesce(o.conflict_until, '-infinity'), o.order_id
                        """.formatted(StatesInSql.DISPUTED, after == null ? "" : AFTER, OrderEventKind.DISPUTED.code()))
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, index) -> read(row))
                .list();
        return Page.of(rows, limit, DisputedOrder::orderId);
    }

    private static DisputedOrder read(ResultSet row) throws SQLException {
        return new DisputedOrder(
                row.getObject("order_id", UUID.class),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("tenant_name"),
                new OrderName(row.getString("purchase_order_number"), row.getInt("version")),
                new CarrierId(row.getObject("carrier_id", UUID.class)),
                row.getString("carrier_name"),
                row.getInt("number_count"),
                row.getObject("due_date", LocalDate.class),
                Rows.instantOrNull(row, "conflict_until"),
                OrderRows.zone(row),
                Rows.instant(row, "happened_at"),
                row.getString("actor_name"),
                row.getString("note"));
    }
}
