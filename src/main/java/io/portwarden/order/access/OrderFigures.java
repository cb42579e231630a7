package io.portwarden.order.access;

import io.portwarden.carrier.CarrierId;
import io.portwarden.number.OpenOrder;
import io.portwarden.number.OpenOrders;
import io.portwarden.order.Reason;
import io.portwarden.order.store.StatesInSql;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What other features may know of orders, each in its own transaction: what became of a carrier's, which are under way. */
@Repository
public class OrderFigures implements OpenOrders {

    private static final String OPEN = """
            select n.phone_number, o.order_id, o.purchase_order_number
            from order_numbers n
            join port_out_orders o on o.tenant_id = n.tenant_id and o.order_id = n.order_id
            where n.tenant_id = :tenant and n.open""";

    private final JdbcClient jdbc;

    OrderFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What became of a carrier's orders.
     *
     * @param orders that it placed
     * @param rejected of these, those that are rejected now
     * @param refusedPins of the rejected ones, those whose PIN was not accepted, for whatever reason: operators may know no
     *     more of it than the carrier (PIN-8)
     */
    public record Figures(int orders, int rejected, int refusedPins) {

        /** How many of a hundred were rejected; 0 where there were none. */
        public int rejectedPercent() {
            return orders == 0 ? 0 : Math.round(100f * rejected / orders);
        }
    }

    /** The figures of a carrier for what it has placed since, in the transaction under way, which must be the provider's. */
    public Figures since(CarrierId carrierId, Instant since) {
        return jdbc.sql("""
                        select count(*) as orders,
                               count(*) filter (where status = %1$s) as rejected,
                               count(*) filter (where status = %1$s and reasons && cast(:refused as text[])) as refused
                        from port_out_orders where carrier_id = :carrier and order_id >= :since
                        """.formatted(StatesInSql.REJECTED))
                .param("carrier", carrierId.value())
                .param(
                        "refused",
                        Stream.of(Reason.values())
                                .filter(Reason::tellsOfPin)
                                .map(Reason::code)
                                .toArray(String[]::new))
                // UUIDv7 begins with the milliseconds of its making (RFC 9562, section 5.7).
                .param("since", new UUID(since.toEpochMilli() << 16, 0))
                .query((row, index) -> new Figures(row.getInt("orders"), row.getInt("rejected"), row.getInt("refused")))
                .single();
    }

    /** How many orders of the tenant may still take a number away, in the transaction under way. */
    public int open(TenantId tenantId) {
        return jdbc.sql("select count(*) from port_out_orders where tenant_id = :tenant and status in "
                        + StatesInSql.OPEN)
                .param("tenant", tenantId.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public Map<PhoneNumber, OpenOrder> of(TenantId tenantId, Collection<PhoneNumber> numbers) {
        return open(jdbc.sql(OPEN + " and n.phone_number = any (:numbers)")
                .param("tenant", tenantId.value())
                .param("numbers", numbers.stream().map(PhoneNumber::e164).toArray(String[]::new)));
    }

    @Override
    public Map<PhoneNumber, OpenOrder> underWay(TenantId tenantId, int limit) {
        return open(jdbc.sql(OPEN + " order by n.phone_number limit :limit")
                .param("tenant", tenantId.value())
                .param("limit", limit));
    }

    private static Map<PhoneNumber, OpenOrder> open(JdbcClient.StatementSpec statement) {
        Map<PhoneNumber, OpenOrder> open = new HashMap<>();
        statement.query(row -> {
            open.put(
                    new PhoneNumber(row.getString("phone_number")),
                    new OpenOrder(row.getObject("order_id", UUID.class), row.getString("purchase_order_number")));
        });
        return open;
    }

    @Override
    public Set<PhoneNumber> among(Map<PhoneNumber, TenantId> holders) {
        List<Map.Entry<PhoneNumber, TenantId>> held = List.copyOf(holders.entrySet());
        Set<PhoneNumber> open = new HashSet<>();
        jdbc.sql("""
                        select h.place from unnest(cast(:tenants as uuid[]), cast(:numbers as text[]))
                                            with ordinality h (tenant_id, phone_number, place)
                        where exists (select 1 from order_numbers n
                                      where n.tenant_id = h.tenant_id and n.phone_number = h.phone_number and n.open)
                        """)
                .param(
                        "tenants",
                        held.stream().map(one -> one.getValue().value()).toArray(UUID[]::new))
                .param("numbers", held.stream().map(one -> one.getKey().e164()).toArray(String[]::new))
                .query(row -> {
                    open.add(held.get(row.getInt("place") - 1).getKey());
                });
        return open;
    }

    @Override
    public boolean holdAny(Set<String> texts) {
        return jdbc.sql("select exists (select 1 from order_numbers where phone_number = any (:texts) and open)")
                .param("texts", texts.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}
