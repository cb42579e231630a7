package io.portwarden.order.list;

import io.portwarden.order.OrderCounts;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.store.StatesInSql;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts a tenant's orders by what stands in an index, without a look at the orders themselves. */
@Repository
public class OrderStatisticsRepository {

    private final JdbcClient jdbc;

    OrderStatisticsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By the time in their keys (RFC 9562, version 7). There are few carriers and few states: one range of the index for
     * each.
     */
    public List<OrderCounts> received(TenantId tenantId, List<Instant> parted) {
        List<Map<OrderStatus, Integer>> periods = Stream.<Map<OrderStatus, Integer>>generate(
                        () -> new EnumMap<>(OrderStatus.class))
                .limit(parted.size() - 1)
                .toList();
        jdbc.sql("""
                        select s.status, counted.period, sum(counted.orders) as orders
                        from carriers c
                        cross join unnest(%s) s (status)
                        cross join lateral (
                            select width_bucket(o.order_id, :parted::uuid[]) as period, count(*) as orders
                            from port_out_orders o
                            where o.tenant_id = :tenant and o.carrier_id = c.carrier_id and o.status = s.status
                              and o.order_id >= :from and o.order_id < :until
                            group by period) counted
                        group by s.status, counted.period
                        """.formatted(StatesInSql.ALL))
                .param("tenant", tenantId.value())
                .param("parted", parted.stream().map(OrderSearch::keyAt).toArray(UUID[]::new))
                .param("from", OrderSearch.keyAt(parted.getFirst()))
                .param("until", OrderSearch.keyAt(parted.getLast()))
                .query(row -> {
                    periods.get(row.getInt("period") - 1)
                            .put(OrderStatus.ofCode(row.getString("status")), row.getInt("orders"));
                });
        return periods.stream().map(OrderCounts::new).toList();
    }
}
