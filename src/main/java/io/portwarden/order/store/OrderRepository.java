package io.portwarden.order.store;

import io.portwarden.carrier.CarrierId;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.PortOutOrder;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads orders and their timelines; what changes them is in {@link OrderStore}. */
@Repository
public class OrderRepository {

    private final JdbcClient jdbc;

    OrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<PortOutOrder> ofCarrier(CarrierId carrierId, UUID id) {
        return jdbc
                .sql(OrderRows.ORDERS + "where o.carrier_id = :carrier and o.order_id = :id")
                .param("carrier", carrierId.value())
                .param("id", id)
                .query(OrderRows::order)
                .list()
                .stream()
                .findFirst();
    }

    public Optional<PortOutOrder> ofTenant(TenantId tenantId, UUID id) {
        return jdbc
                .sql(OrderRows.ORDERS + "where o.tenant_id = :tenant and o.order_id = :id")
                .param("tenant", tenantId.value())
                .param("id", id)
                .query(OrderRows::order)
                .list()
                .stream()
                .findFirst();
    }

    /** Any order, in a transaction for the provider. */
    public Optional<PortOutOrder> any(UUID id) {
        return jdbc
                .sql(OrderRows.ORDERS + "where o.order_id = :id")
                .param("id", id)
                .query(OrderRows::order)
                .list()
                .stream()
                .findFirst();
    }

    /** Until when a disputed order can still be put into conflict (ORD-13); nothing where that was not stored. */
    public Optional<Instant> conflictUntil(TenantId tenantId, UUID id) {
        return jdbc
                .sql("select conflict_until from port_out_orders"
                        + " where tenant_id = :tenant and order_id = :id and conflict_until is not null and status = "
                        + StatesInSql.DISPUTED)
                .param("tenant", tenantId.value())
                .param("id", id)
                .query((row, index) -> Rows.instant(row, "conflict_until"))
                .list()
                .stream()
                .findFirst();
    }

    public int numbersUnderWay(TenantId tenantId) {
        return jdbc.sql("select count(*) from order_numbers where tenant_id = :tenant and open")
                .param("tenant", tenantId.value())
                .query(Integer.class)
                .single();
    }

    /** The last order that took the number away from the tenant. */
    public Optional<UUID> lastCompleted(TenantId tenantId, PhoneNumber number) {
        return jdbc.sql("""
                        select o.order_id from order_numbers n
                        join port_out_orders o on o.tenant_id = n.tenant_id and o.order_id = n.order_id
                        where n.tenant_id = :tenant and n.phone_number = :number and o.status = 'completed'
                        order by o.updated_at desc limit 1
                        """)
                .param("tenant", tenantId.value())
                .param("number", number.e164())
                .query((row, index) -> row.getObject("order_id", UUID.class))
                .optional();
    }

    /** Whether any order took the number away, in a transaction for the provider. */
    public boolean isInCompleted(PhoneNumber number) {
        return jdbc.sql("""
                        select exists (select 1 from order_numbers n
                                       join port_out_orders o on o.tenant_id = n.tenant_id and o.order_id = n.order_id
                                       where n.phone_number = :number and o.status = 'completed')
                        """).param("number", number.e164()).query(Boolean.class).single();
    }

    public List<OrderEvent> timeline(TenantId tenantId, UUID id) {
        return jdbc.sql("""
                        select happened_at, kind, actor_kind, actor_name, note from order_events
                        where tenant_id = :tenant and order_id = :id order by event_id
                        """)
                .param("tenant", tenantId.value())
                .param("id", id)
                .query(OrderRows::event)
                .list();
    }
}
