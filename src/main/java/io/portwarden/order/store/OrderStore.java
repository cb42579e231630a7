package io.portwarden.order.store;

import io.portwarden.carrier.CarrierId;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Answer;
import io.portwarden.shared.database.Pipeline;
import io.portwarden.shared.database.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores orders, their numbers and their timelines, and holds those that are about to change. */
@Repository
public class OrderStore {

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    OrderStore(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    public void insert(PortOutOrder order) {
        bound("""
                        insert into port_out_orders (tenant_id, order_id, carrier_id, purchase_order_number, version,
                            status, reasons, account_number, zip_code, desired_due_date, firm_order_commitment_date,
                            review_ends_at, decision, time_zone, earliest_due_date, initiator_phone, agency_authority,
                            new_network_service_provider, silence_refuses, received_at, updated_at, revision)
                        values (:tenant, :id, :carrier, :pon, :version, :status, :reasons, :account, :zip, :due, :foc,
                            :reviewEndsAt, :decision, :zone, :earliest, :initiator, :authority, :newProvider,
                            :silenceRefuses, :receivedAt, :updatedAt, :revision)
                        """, order)
                .param("carrier", order.carrierId().value())
                .param("pon", order.name().purchaseOrderNumber())
                .param("silenceRefuses", order.silenceRefuses())
                .param("receivedAt", Rows.bound(order.receivedAt()))
                .update();
        insertNumbers(order);
    }

    /**
     * One order as it is, kept from change until the transaction ends. It is the first thing to hold: before the PIN,
     * the numbers and the end of the trail.
     */
    public Optional<PortOutOrder> lock(TenantId tenantId, UUID id) {
        return locked(tenantId, id, " for update of o");
    }

    /**
     * The orders of that carrier about any of these numbers that a new one of it takes the place of, which are not disputed
     * (UPS-7); kept from change until the transaction ends, in the order of their ids.
     */
    public List<PortOutOrder> lockReplaced(TenantId tenantId, CarrierId carrierId, Collection<PhoneNumber> numbers) {
        return jdbc
                .sql("""
                        select distinct order_id from order_numbers
                        where tenant_id = :tenant and open and phone_number = any (:numbers) and carrier_id = :carrier
                        order by order_id
                        """)
                .param("tenant", tenantId.value())
                .param("numbers", numbers.stream().map(PhoneNumber::e164).toArray(String[]::new))
                .param("carrier", carrierId.value())
                .query((row, index) -> row.getObject("order_id", UUID.class))
                .list()
                .stream()
                .flatMap(id -> lock(tenantId, id).stream())
                .filter(order -> order.status() == OrderStatus.PENDING || order.status() == OrderStatus.CONFIRMED)
                .toList();
    }

    /** The same; but nothing when somebody else holds it. */
    public Optional<PortOutOrder> lockIfFree(TenantId tenantId, UUID id) {
        return locked(tenantId, id, " for update of o skip locked");
    }

    private Optional<PortOutOrder> locked(TenantId tenantId, UUID id, String how) {
        // Two statements: the numbers of the first could be older than the row that it has waited for.
        boolean held = jdbc.sql("select 1 from port_out_orders o where tenant_id = :tenant and order_id = :id" + how)
                .param("tenant", tenantId.value())
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
        return held
                ? jdbc.sql(OrderRows.ORDERS + "where o.tenant_id = :tenant and o.order_id = :id")
                        .param("tenant", tenantId.value())
                        .param("id", id)
                        .query(OrderRows::order)
                        .optional()
                : Optional.empty();
    }

    /**
     * Stores what has become of an order that is held. An order whose numbers led to no tenant may be a tenant's now; its
     * timeline goes with it.
     */
    public void update(PortOutOrder before, PortOutOrder after) {
        bound("""
                        update port_out_orders
                        set tenant_id = :tenant, version = :version, status = :status, reasons = :reasons,
                            account_number = :account, zip_code = :zip, desired_due_date = :due,
                            firm_order_commitment_date = :foc, review_ends_at = :reviewEndsAt, decision = :decision,
                            time_zone = :zone, earliest_due_date = :earliest,
                            conflict_until = case when :status = %s then conflict_until end,
                            initiator_phone = :initiator, agency_authority = :authority,
                            new_network_service_provider = :newProvider, updated_at = :updatedAt, revision = :revision
                        where tenant_id = :tenantBefore and order_id = :id and revision = :revisionBefore
                        """.formatted(StatesInSql.DISPUTED), after)
                .param("tenantBefore", before.tenantId().value())
                .param("revisionBefore", before.revision())
                .updateOne(
                        () -> new IllegalStateException("Order " + before.id() + " has changed although it was held"));
        if (!after.tenantId().equals(before.tenantId())) {
            pipeline.sql("update order_names set tenant_id = :tenant where carrier_id = :carrier and order_id = :id")
                    .param("tenant", after.tenantId().value())
                    .param("carrier", after.carrierId().value())
                    .param("id", after.id())
                    .update();
        }
        if (!after.numbers().equals(before.numbers())) {
            pipeline.sql("delete from order_numbers where tenant_id = :tenant and order_id = :id")
                    .param("tenant", after.tenantId().value())
                    .param("id", after.id())
                    .update();
            insertNumbers(after);
        } else if (after.status().isOpen() != before.status().isOpen()) {
            pipeline.sql("update order_numbers set open = :open where tenant_id = :tenant and order_id = :id")
                    .param("open", after.status().isOpen())
                    .param("tenant", after.tenantId().value())
                    .param("id", after.id())
                    .update();
        }
    }

    /** Until when a disputed order that is held can still be put into conflict (ORD-13). */
    public void conflictUntil(PortOutOrder order, Instant until) {
        jdbc.sql("update port_out_orders set conflict_until = :until where tenant_id = :tenant and order_id = :id")
                .param("until", Rows.bound(until))
                .param("tenant", order.tenantId().value())
                .param("id", order.id())
                .update();
    }

    private void insertNumbers(PortOutOrder order) {
        pipeline.sql("""
                        insert into order_numbers (tenant_id, order_id, phone_number, carrier_id, open, reasons)
                        select :tenant, :id, n.number, :carrier, :open, string_to_array(n.reasons, ',')
                        from unnest(cast(:numbers as text[]), cast(:reasons as text[])) n (number, reasons)
                        """)
                .param("tenant", order.tenantId().value())
                .param("id", order.id())
                .param("carrier", order.carrierId().value())
                .param("open", order.status().isOpen())
                .param(
                        "numbers",
                        order.phoneNumbers().stream().map(PhoneNumber::e164).toArray(String[]::new))
                .param(
                        "reasons",
                        order.numbers().stream()
                                .map(number -> String.join(",", codes(number.reasons())))
                                .toArray(String[]::new))
                .update();
    }

    public void append(PortOutOrder order, OrderEvent event) {
        pipeline.sql("""
                        insert into order_events (tenant_id, order_id, event_id, happened_at, kind, actor_kind, actor_name, note)
                        values (:tenant, :order, :event, :at, :kind, :actorKind, :actorName, :note)
                        """)
                .param("tenant", order.tenantId().value())
                .param("order", order.id())
                .param("event", Identifiers.next())
                .param("at", Rows.bound(event.happenedAt()))
                .param("kind", event.kind().code())
                .param("actorKind", event.actorKind().code())
                .param("actorName", event.actorName())
                .param("note", event.note())
                .update();
    }

    /**
     * Which of these numbers another order is about that may still take them away.
     *
     * @param except the order that asks, or those whose place it takes
     */
    public Answer<Set<PhoneNumber>> inOpenOrder(
            TenantId tenantId, Collection<PhoneNumber> numbers, Collection<UUID> except) {
        return pipeline.sql("""
                        select phone_number from order_numbers
                        where tenant_id = :tenant and open and phone_number = any (:numbers)
                          and order_id <> all (:except)
                        """)
                .param("tenant", tenantId.value())
                .param("numbers", numbers.stream().map(PhoneNumber::e164).toArray(String[]::new))
                .param("except", except.toArray(UUID[]::new))
                .list((row, index) -> new PhoneNumber(row.getString("phone_number")))
                .map(Set::copyOf);
    }

    private Pipeline.Told bound(String sql, PortOutOrder order) {
        return pipeline.sql(sql)
                .param("tenant", order.tenantId().value())
                .param("id", order.id())
                .param("version", order.name().version())
                .param("status", order.status().code())
                .param("reasons", codes(order.reasons()))
                .param("account", order.asked().accountNumber())
                .param("zip", order.asked().zipCode())
                .param("due", order.desiredDueDate())
                .param("foc", order.firmOrderCommitmentDate())
                .param("reviewEndsAt", Rows.bound(order.reviewEndsAt()))
                .param("decision", order.decision())
                .param("zone", order.zone() == null ? null : order.zone().getId())
                .param("earliest", order.earliestDueDate())
                .param("initiator", initiator(order.asked().initiatorPhone()))
                .param("authority", order.asked().agencyAuthority())
                .param("newProvider", order.asked().newNetworkServiceProvider())
                .param("updatedAt", Rows.bound(order.updatedAt()))
                .param("revision", order.revision());
    }

    private static @Nullable String initiator(@Nullable PhoneNumber phone) {
        return phone == null ? null : phone.e164();
    }

    private static String[] codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).toArray(String[]::new);
    }
}
