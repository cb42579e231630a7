package io.portwarden.order;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps orders, their numbers and their timelines. */
@Repository
class OrderRepository {

    private final JdbcClient jdbc;

    OrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PortOutOrder order) {
        jdbc.sql("""
                        insert into port_out_orders (tenant_id, order_id, carrier_id, purchase_order_number, version,
                            status, reasons, account_number, zip_code, desired_due_date, firm_order_commitment_date,
                            review_ends_at, initiator_phone, agency_authority, new_network_service_provider,
                            received_at, updated_at, revision)
                        values (:tenant, :id, :carrier, :pon, :version, :status, :reasons, :account, :zip, :due, :foc,
                            :reviewEndsAt, :initiator, :authority, :newProvider, :receivedAt, :updatedAt, :revision)
                        """)
                .param("tenant", order.tenantId().value())
                .param("id", order.id())
                .param("carrier", order.carrierId().value())
                .param("pon", order.name().purchaseOrderNumber())
                .param("version", order.name().version())
                .param("status", order.status().code())
                .param("reasons", codes(order.reasons()))
                .param("account", order.accountNumber())
                .param("zip", order.zipCode())
                .param("due", order.desiredDueDate())
                .param("foc", order.firmOrderCommitmentDate())
                .param("reviewEndsAt", at(order.reviewEndsAt()))
                .param("initiator", order.initiatorPhone().e164())
                .param("authority", order.agencyAuthority())
                .param("newProvider", order.newNetworkServiceProvider())
                .param("receivedAt", at(order.receivedAt()))
                .param("updatedAt", at(order.updatedAt()))
                .param("revision", order.revision())
                .update();
        for (OrderedNumber number : order.numbers()) {
            jdbc.sql("""
                            insert into order_numbers (tenant_id, order_id, phone_number, carrier_id, open, reasons)
                            values (:tenant, :id, :number, :carrier, :open, :reasons)
                            """)
                    .param("tenant", order.tenantId().value())
                    .param("id", order.id())
                    .param("number", number.phoneNumber().e164())
                    .param("carrier", order.carrierId().value())
                    .param("open", order.status().isOpen())
                    .param("reasons", codes(number.reasons()))
                    .update();
        }
    }

    void append(PortOutOrder order, OrderEvent event) {
        jdbc.sql("""
                        insert into order_events (tenant_id, order_id, event_id, happened_at, kind, actor_kind, actor_name, note)
                        values (:tenant, :order, :event, :at, :kind, :actorKind, :actorName, :note)
                        """)
                .param("tenant", order.tenantId().value())
                .param("order", order.id())
                .param("event", Identifiers.next())
                .param("at", at(event.happenedAt()))
                .param("kind", event.kind().code())
                .param("actorKind", event.actorKind().code())
                .param("actorName", event.actorName())
                .param("note", event.note())
                .update();
    }

    /** Which of these numbers another order is about that may still take them away. */
    Set<PhoneNumber> inOpenOrder(TenantId tenantId, Collection<PhoneNumber> numbers) {
        return new HashSet<>(jdbc.sql("""
                        select phone_number from order_numbers
                        where tenant_id = :tenant and open and phone_number = any (:numbers)
                        """)
                .param("tenant", tenantId.value())
                .param("numbers", numbers.stream().map(PhoneNumber::e164).toArray(String[]::new))
                .query((row, index) -> new PhoneNumber(row.getString("phone_number")))
                .list());
    }

    Optional<PortOutOrder> ofCarrier(CarrierId carrierId, UUID id) {
        return jdbc
                .sql(OrderRows.ORDERS + "where o.carrier_id = :carrier and o.order_id = :id")
                .param("carrier", carrierId.value())
                .param("id", id)
                .query(OrderRows::order)
                .list()
                .stream()
                .findFirst();
    }

    Optional<PortOutOrder> ofTenant(TenantId tenantId, UUID id) {
        return jdbc
                .sql(OrderRows.ORDERS + "where o.tenant_id = :tenant and o.order_id = :id")
                .param("tenant", tenantId.value())
                .param("id", id)
                .query(OrderRows::order)
                .list()
                .stream()
                .findFirst();
    }

    Carrier carrier(CarrierId carrierId) {
        return jdbc.sql("select carrier_id, spid, name from carriers where carrier_id = :carrier")
                .param("carrier", carrierId.value())
                .query((row, index) -> new Carrier(carrierId, row.getString("spid"), row.getString("name")))
                .single();
    }

    Page<PortOutOrder> pageOfCarrier(CarrierId carrierId, OrderFilter filter, @Nullable UUID after, int limit) {
        return page(
                jdbc.sql(
                        OrderRows.ORDERS + "where o.carrier_id = :holder" + narrowed(filter, after) + OrderRows.NEWEST),
                carrierId.value(),
                filter,
                after,
                limit,
                OrderRows::order,
                PortOutOrder::id);
    }

    Page<OrderListItem> pageOfTenant(TenantId tenantId, OrderFilter filter, @Nullable UUID after, int limit) {
        return page(
                jdbc.sql(OrderRows.LIST + "where o.tenant_id = :holder" + narrowed(filter, after) + OrderRows.NEWEST),
                tenantId.value(),
                filter,
                after,
                limit,
                OrderRows::listItem,
                OrderListItem::id);
    }

    List<OrderEvent> timeline(TenantId tenantId, UUID id) {
        return jdbc.sql("""
                        select happened_at, kind, actor_kind, actor_name, note from order_events
                        where tenant_id = :tenant and order_id = :id order by event_id
                        """)
                .param("tenant", tenantId.value())
                .param("id", id)
                .query(OrderRows::event)
                .list();
    }

    private static <T> Page<T> page(
            JdbcClient.StatementSpec statement,
            UUID holder,
            OrderFilter filter,
            @Nullable UUID after,
            int limit,
            RowMapper<T> mapper,
            Function<T, UUID> key) {
        JdbcClient.StatementSpec bound = statement.param("holder", holder).param("limit", limit + 1);
        if (filter.status() != null) {
            bound = bound.param("status", filter.status().code());
        }
        if (filter.purchaseOrderNumber() != null) {
            bound = bound.param("pon", filter.purchaseOrderNumber());
        }
        if (after != null) {
            bound = bound.param("after", after);
        }
        List<T> rows = bound.query(mapper).list();
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, Optional.of(key.apply(items.getLast())));
    }

    /** Only conditions that narrow, so that the planner can go by the index that fits. */
    private static String narrowed(OrderFilter filter, @Nullable UUID after) {
        return (filter.status() == null ? "" : " and o.status = :status")
                + (filter.purchaseOrderNumber() == null ? "" : " and o.purchase_order_number = :pon")
                + (after == null ? "" : " and o.order_id < :after");
    }

    private static String[] codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
