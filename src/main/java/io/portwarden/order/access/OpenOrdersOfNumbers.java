package io.portwarden.order.access;

import io.portwarden.number.OpenOrder;
import io.portwarden.number.OpenOrders;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells which orders may still take numbers away. */
@Repository
class OpenOrdersOfNumbers implements OpenOrders {

    private final JdbcClient jdbc;

    OpenOrdersOfNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<PhoneNumber, OpenOrder> of(TenantId tenantId, Collection<PhoneNumber> numbers) {
        Map<PhoneNumber, OpenOrder> open = new HashMap<>();
        jdbc.sql("""
                        select n.phone_number, o.order_id, o.purchase_order_number
                        from order_numbers n
                        join port_out_orders o on o.tenant_id = n.tenant_id and o.order_id = n.order_id
                        where n.tenant_id = :tenant and n.open and n.phone_number = any (:numbers)
                        """)
                .param("tenant", tenantId.value())
                .param("numbers", numbers.stream().map(PhoneNumber::e164).toArray(String[]::new))
                .query(row -> {
                    open.put(
                            new PhoneNumber(row.getString("phone_number")),
                            new OpenOrder(
                                    row.getObject("order_id", UUID.class), row.getString("purchase_order_number")));
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
