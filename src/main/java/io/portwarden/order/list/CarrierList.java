package io.portwarden.order.list;

import io.portwarden.carrier.CarrierId;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.store.OrderRows;
import io.portwarden.shared.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists the orders of one carrier, newest first. */
@Repository
public class CarrierList {

    private static final String NEWEST = " order by o.order_id desc";

    /** An order by what its carrier calls it is found through the names, which are kept by carrier (ORD-5). */
    private static final String NAMED = " and o.purchase_order_number = :pon and o.order_id in (select x.order_id"
            + " from order_names x where x.carrier_id = :carrier and x.purchase_order_number = :pon)";

    private final JdbcClient jdbc;

    CarrierList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is absent does not narrow it.
     *
     * @param after the key that the page before ended with; null for the first page
     */
    public Page<PortOutOrder, UUID> page(
            CarrierId carrierId,
            @Nullable OrderStatus status,
            @Nullable String purchaseOrderNumber,
            @Nullable UUID after,
            int limit) {
        // Only conditions that narrow, so that the planner can go by the index that fits.
        String where = "o.carrier_id = :carrier"
                + (status == null ? "" : " and o.status = :status")
                + (purchaseOrderNumber == null ? "" : NAMED)
                + (after == null ? "" : " and o.order_id < :after");
        JdbcClient.StatementSpec statement = jdbc.sql(OrderRows.orders(ListRows.part(where, NEWEST)) + NEWEST)
                .param("carrier", carrierId.value())
                .param("limit", limit + 1);
        if (status != null) {
            statement = statement.param("status", status.code());
        }
        if (purchaseOrderNumber != null) {
            statement = statement.param("pon", purchaseOrderNumber);
        }
        if (after != null) {
            statement = statement.param("after", after);
        }
        return Page.of(statement.query(OrderRows::order).list(), limit, PortOutOrder::id);
    }
}
