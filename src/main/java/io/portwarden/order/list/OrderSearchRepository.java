package io.portwarden.order.list;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.order.OrderCounts;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderSort;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.store.OrderRows;
import io.portwarden.order.store.StatesInSql;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
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
import org.springframework.stereotype.Repository;

/** Finds a tenant's orders by what a person looks for, by key in every combination, and counts them. */
@Repository
public class OrderSearchRepository {

    /** After every character that a purchase order number can hold. */
    private static final String END = "\u007f";

    /** What reads as a number may be how a carrier's name for its order begins, too. */
    private static final String BY_NUMBER_OR_NAME = " and o.order_id in ("
            + "select n.order_id from order_numbers n where n.tenant_id = :tenant and n.phone_number = any (:numbers)"
            + " union all select p.order_id from port_out_orders p"
            + " where p.tenant_id = :tenant and p.name_in_capitals >= :words and p.name_in_capitals < :wordsEnd)";

    /** As a directory does: however many orders there are, the first of them are found in that order. */
    private static final String BY_NAME = " order by o.name_in_capitals, o.order_id";

    private static final String BY_NUMBER_OR_NAME_OF_ALL = " and o.order_id in ("
            + "select n.order_id from order_numbers n where n.phone_number = any (:numbers)"
            + " union all select p.order_id from port_out_orders p"
            + " where p.name_in_capitals >= :words and p.name_in_capitals < :wordsEnd)";

    private static final String AFTER_NAME =
            " and (o.name_in_capitals, o.order_id) > ((select k.name_in_capitals from port_out_orders k"
                    + " where %sk.order_id = :after), :after)";

    private final JdbcClient jdbc;

    OrderSearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Page<OrderListItem, UUID> list(
            TenantId tenantId, OrderSearch search, OrderSort sort, @Nullable UUID after, int limit) {
        return page(ListRows::list, tenantId, search, sort, after, limit, ListRows::listItem, OrderListItem::id);
    }

    public Optional<OrderListItem> listItem(TenantId tenantId, UUID id) {
        return jdbc.sql(ListRows.list("port_out_orders") + "where o.tenant_id = :tenant and o.order_id = :id")
                .param("tenant", tenantId.value())
                .param("id", id)
                .query(ListRows::listItem)
                .optional();
    }

    /** With everything that there is of each order. */
    public Page<PortOutOrder, UUID> orders(TenantId tenantId, OrderSearch search, @Nullable UUID after, int limit) {
        return page(
                OrderRows::orders,
                tenantId,
                search,
                OrderSort.NEWEST,
                after,
                limit,
                OrderRows::order,
                PortOutOrder::id);
    }

    /** One look into the index of the states for each of them, and not further than to the most that is shown. */
    public OrderCounts count(TenantId tenantId, OrderSearch search) {
        JdbcClient.StatementSpec statement = jdbc.sql("""
                select s.status, (select count(*) from (select 1 from port_out_orders o
                                                        where o.tenant_id = :tenant and o.status = s.status%s
                                                        limit :most) counted) as orders
                from unnest(%s) s (status)
                """.formatted(narrowed(search), StatesInSql.ALL));
        Map<OrderStatus, Integer> counts = new EnumMap<>(OrderStatus.class);
        bound(statement.param("tenant", tenantId.value()), search)
                .param("most", OrderCounts.MOST + 1)
                .query((ResultSet row) -> {
                    counts.put(OrderStatus.ofCode(row.getString("status")), row.getInt("orders"));
                });
        return new OrderCounts(counts);
    }

    /** Those that have ever sent the tenant an order, by name. There are few carriers, and one look for each. */
    public List<Carrier> carriers(TenantId tenantId) {
        return jdbc.sql("""
                        select c.carrier_id, c.spid, c.name, c.other_spids from carriers c
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
                Rows.texts(row, "other_spids"));
    }

    private <T> Page<T, UUID> page(
            UnaryOperator<String> select,
            TenantId tenantId,
            OrderSearch search,
            OrderSort sort,
            @Nullable UUID after,
            int limit,
            RowMapper<T> mapper,
            Function<T, UUID> key) {
        String order = order(search, sort);
        String where = "o.tenant_id = :tenant"
                + (search.status() == null ? "" : " and o.status = :status")
                + (after == null ? "" : after(search, sort))
                + narrowed(search);
        JdbcClient.StatementSpec statement = jdbc.sql(select.apply(ListRows.part(where, order)) + order);
        JdbcClient.StatementSpec bound =
                bound(statement.param("tenant", tenantId.value()), search).param("limit", limit + 1);
        if (search.status() != null) {
            bound = bound.param("status", search.status().code());
        }
        if (after != null) {
            bound = bound.param("after", after);
        }
        return Page.of(bound.query(mapper).list(), limit, key);
    }

    /** Unless another order is asked for, what begins with the same words stands by name. */
    private static boolean isByName(OrderSearch search, OrderSort sort) {
        return search.isForBeginning() && sort == OrderSort.NEWEST;
    }

    static String order(OrderSearch search, OrderSort sort) {
        return isByName(search, sort) ? BY_NAME : sort.sql();
    }

    private static String after(OrderSearch search, OrderSort sort) {
        return isByName(search, sort) ? AFTER_NAME.formatted("k.tenant_id = :tenant and ") : sort.after();
    }

    /** The same over all tenants. */
    static String afterOfAll(OrderSearch search) {
        return isByName(search, OrderSort.NEWEST) ? AFTER_NAME.formatted("") : OrderSort.NEWEST.after();
    }

    /**
     * Of the carrier that the SPID names or, where it names none, of the first that has it among its others (CAR-1). One
     * subquery and nothing around it: the planner takes COALESCE for leaky, and goes by no index under the policies then.
     */
    private static final String OF_CARRIER = """
             and o.carrier_id = (
                select carrier_id from carriers where spid = :spid or :spid = any (other_spids)
                order by spid <> :spid, spid limit 1)\
            """;

    /** Everything but the state. Only conditions that narrow, so that the planner can go by the index that fits. */
    static String narrowed(OrderSearch search) {
        return narrowed(search, BY_NUMBER_OR_NAME);
    }

    /** The same over all tenants. */
    static String narrowedOfAll(OrderSearch search) {
        return narrowed(search, BY_NUMBER_OR_NAME_OF_ALL);
    }

    private static String narrowed(OrderSearch search, String byNumberOrName) {
        return (search.spid() == null ? "" : OF_CARRIER)
                + (search.from() == null ? "" : " and o.order_id >= :lowest and o.received_at >= :from")
                + (search.until() == null ? "" : " and o.order_id < :highest and o.received_at < :until")
                + words(search, byNumberOrName);
    }

    private static String words(OrderSearch search, String byNumberOrName) {
        if (!search.hasWords()) {
            return "";
        }
        if (!search.numbers().isEmpty()) {
            return byNumberOrName;
        }
        if (!search.isForBeginning()) {
            return " and false";
        }
        return " and o.name_in_capitals >= :words and o.name_in_capitals < :wordsEnd";
    }

    /** With what {@link #narrowed} asks for. */
    static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, OrderSearch search) {
        JdbcClient.StatementSpec bound = statement;
        if (search.spid() != null) {
            bound = bound.param("spid", search.spid());
        }
        if (search.from() != null) {
            bound = bound.param("from", Rows.bound(search.from())).param("lowest", search.lowestKey());
        }
        if (search.until() != null) {
            bound = bound.param("until", Rows.bound(search.until())).param("highest", search.highestKey());
        }
        return search.hasWords() ? boundWords(bound, search) : bound;
    }

    private static JdbcClient.StatementSpec boundWords(JdbcClient.StatementSpec statement, OrderSearch search) {
        if (search.numbers().isEmpty() && !search.isForBeginning()) {
            return statement;
        }
        String[] numbers = search.numbers().stream().map(PhoneNumber::e164).toArray(String[]::new);
        JdbcClient.StatementSpec bound = numbers.length == 0 ? statement : statement.param("numbers", numbers);
        // Where no name is like this, an empty range.
        return bound.param("words", search.nameInCapitals().orElse(""))
                .param(
                        "wordsEnd",
                        search.nameInCapitals().map(name -> name + END).orElse(""));
    }
}
