package io.portwarden.order.list;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.order.DeskSearch;
import io.portwarden.order.OrderCounts;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderSort;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.SeenByProvider;
import io.portwarden.order.store.OrderRows;
import io.portwarden.shared.Page;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Finds orders by what a person looks for, a tenant's or, in transactions for the provider, those of all, and counts them. */
@Repository
public class OrderSearchRepository {

    private final JdbcClient jdbc;

    OrderSearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Page<OrderListItem, UUID> list(
            TenantId tenantId, OrderSearch search, OrderSort sort, @Nullable UUID after, int limit) {
        OrderQuery query = new OrderQuery(search, tenantId, sort);
        return page(query, ListRows::list, ListRows::listItem, OrderListItem::id, after, limit);
    }

    public Page<SeenByProvider.Listed, UUID> list(DeskSearch search, @Nullable UUID after, int limit) {
        return page(
                OrderQuery.of(search), ListRows::listOfAll, ListRows::listed, SeenByProvider.Listed::id, after, limit);
    }

    public Optional<OrderListItem> listItem(TenantId tenantId, UUID id) {
        return jdbc.sql(ListRows.list("port_out_orders") + "where o.tenant_id = :tenant and o.order_id = :id")
                .param("tenant", tenantId.value())
                .param("id", id)
                .query(ListRows::listItem)
                .optional();
    }

    /** With everything that there is of each order, for what is written for other programs. */
    public Page<PortOutOrder, UUID> orders(TenantId tenantId, OrderSearch search, @Nullable UUID after, int limit) {
        OrderQuery query = new OrderQuery(search, tenantId, OrderSort.NEWEST);
        return page(query, OrderRows::orders, OrderRows::order, PortOutOrder::id, after, limit);
    }

    public Page<SeenByProvider, UUID> orders(DeskSearch search, @Nullable UUID after, int limit) {
        return page(
                OrderQuery.of(search),
                OrderRows::orders,
                (row, index) -> new SeenByProvider(OrderRows.order(row, index)),
                seen -> seen.order().id(),
                after,
                limit);
    }

    private <T> Page<T, UUID> page(
            OrderQuery query,
            UnaryOperator<String> select,
            RowMapper<T> mapper,
            Function<T, UUID> key,
            @Nullable UUID after,
            int limit) {
        StatementSpec statement =
                query.bound(jdbc.sql(query.part(select, after))).param("limit", limit + 1);
        StatementSpec bound = after == null ? statement : statement.param("after", after);
        return Page.of(bound.query(mapper).list(), limit, key);
    }

    public OrderCounts count(TenantId tenantId, OrderSearch search) {
        return count(new OrderQuery(search, tenantId, OrderSort.NEWEST));
    }

    public OrderCounts count(DeskSearch search) {
        return count(OrderQuery.of(search));
    }

    private OrderCounts count(OrderQuery query) {
        Map<OrderStatus, Integer> counts = new EnumMap<>(OrderStatus.class);
        query.bound(jdbc.sql(query.count())).param("most", OrderCounts.MOST + 1).query((ResultSet row) -> {
            counts.put(OrderStatus.ofCode(row.getString("status")), row.getInt("orders"));
        });
        return new OrderCounts(counts);
    }

    /** Those that have ever sent the tenant an order, by name. There are few carriers, and one look for each. */
    public List<Carrier> carriers(TenantId tenantId) {
        return jdbc.sql("""
                        select c.carrier_id, c.spid, c.name, c.other_spids, c.upstream from carriers c
                        cross join lateral (select 1 from port_out_orders o
                                            where o.tenant_id = :tenant and o.carrier_id = c.carrier_id limit 1) sent
                        order by c.name, c.spid
                        """)
                .param("tenant", tenantId.value())
                .query((row, index) -> carrier(row))
                .list();
    }

    private static Carrier carrier(ResultSet row) throws SQLException {
        return new Carrier(
                new CarrierId(row.getObject("carrier_id", UUID.class)),
                row.getString("spid"),
                row.getString("name"),
                Rows.texts(row, "other_spids"),
                row.getBoolean("upstream"));
    }
}
