package io.portwarden.order.access;

import io.portwarden.number.OpenOrder;
import io.portwarden.number.OpenOrders;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells the list of numbers which orders may still take them away. */
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
}
