package io.portwarden.order.list;

import io.portwarden.order.DeskOrder;
import io.portwarden.order.DeskSearch;
import io.portwarden.order.OrderCounts;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderSort;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.SeenByProvider;
import io.portwarden.order.store.OrderRows;
import io.portwarden.order.store.StatesInSql;
import io.portwarden.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds orders over all tenants, by key in every combination, and counts them. In transactions for the provider. */
@Repository
public class DeskSearchRepository {

    private static final String BY_TIME = " order by o.received_at desc, o.order_id desc";

    private static final String AFTER_TIME = " and (o.received_at, o.order_id)"
            + " < ((select k.received_at from port_out_orders k where k.order_id = :after), :after)";

    private final JdbcClient jdbc;

    DeskSearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Page<DeskOrder, UUID> list(DeskSearch search, @Nullable UUID after, int limit) {
        JdbcClient.StatementSpec statement = page(ListRows::listOfAll, search, after);
        return Page.of(
                bound(statement, search, after, limit)
                        .query(DeskSearchRepository::deskOrder)
                        .list(),
                limit,
                DeskOrder::id);
    }

    /** With everything that there is of each order, for what is written for other programs. */
    public Page<SeenByProvider, UUID> orders(DeskSearch search, @Nullable UUID after, int limit) {
        JdbcClient.StatementSpec statement = page(OrderRows::orders, search, after);
        return Page.of(
                bound(statement, search, after, limit)
                        .query((row, index) -> new SeenByProvider(OrderRows.order(row, index)))
                        .list(),
                limit,
                seen -> seen.order().id());
    }

    private JdbcClient.StatementSpec page(UnaryOperator<String> select, DeskSearch search, @Nullable UUID after) {
        String order = isByTime(search) ? BY_TIME : OrderSearchRepository.order(search.orders(), OrderSort.NEWEST);
        return jdbc.sql(select.apply(ListRows.part(condition(search, after), order)) + order);
    }

    /** One look into the index of the states for each of them, and not further than to the most that is shown. */
    public OrderCounts count(DeskSearch search) {
        // Some states are rare, which the planner does not know of: in this order it goes by the index all the same.
        String inOrder = isOfAll(search) ? " order by o.order_id" : "";
        JdbcClient.StatementSpec statement = jdbc.sql(
                        """
                        select s.status, (select count(*) from (select 1 from port_out_orders o
                                                                where o.status = s.status%s
                                                                limit :most) counted) as orders
                        from unnest(%s)
                             s (status)
                        """.formatted(ofTenant(search) + narrowed(search) + inOrder, StatesInSql.ALL))
                .param("most", OrderCounts.MOST + 1);
        Map<OrderStatus, Integer> counts = new EnumMap<>(OrderStatus.class);
        bound(statement, search).query((ResultSet row) -> {
            counts.put(OrderStatus.ofCode(row.getString("status")), row.getInt("orders"));
        });
        return new OrderCounts(counts);
    }

    private static DeskOrder deskOrder(ResultSet row, int index) throws SQLException {
        OrderListItem order = ListRows.listItem(row, index);
        return new DeskOrder(order, row.getString("tenant_name"));
    }

    private static String condition(DeskSearch search, @Nullable UUID after) {
        return "true" + ofTenant(search)
                + (search.orders().status() == null ? "" : " and o.status = :status")
                + (after == null ? "" : after(search))
                + narrowed(search);
    }

    /** Whether there is nothing to go by but state and time. */
    private static boolean isOfAll(DeskSearch search) {
        return search.tenantId() == null
                && search.orders().spid() == null
                && !search.orders().hasWords();
    }

    /** An index of the time is no temptation where there is something else. */
    private static boolean isByTime(DeskSearch search) {
        return isOfAll(search) && search.orders().status() == null;
    }

    private static String after(DeskSearch search) {
        return isByTime(search) ? AFTER_TIME : OrderSearchRepository.afterOfAll(search.orders());
    }

    private static String ofTenant(DeskSearch search) {
        return search.tenantId() == null ? "" : " and o.tenant_id = :tenant";
    }

    private static String narrowed(DeskSearch search) {
        return search.tenantId() == null
                ? OrderSearchRepository.narrowedOfAll(search.orders())
                : OrderSearchRepository.narrowed(search.orders());
    }

    private static JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec statement, DeskSearch search, @Nullable UUID after, int limit) {
        JdbcClient.StatementSpec bound = bound(statement, search).param("limit", limit + 1);
        if (search.orders().status() != null) {
            bound = bound.param("status", search.orders().status().code());
        }
        return after == null ? bound : bound.param("after", after);
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, DeskSearch search) {
        JdbcClient.StatementSpec bound = OrderSearchRepository.bound(statement, search.orders());
        return search.tenantId() == null
                ? bound
                : bound.param("tenant", search.tenantId().value());
    }
}
