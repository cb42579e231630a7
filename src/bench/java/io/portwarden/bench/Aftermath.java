package io.portwarden.bench;

import io.portwarden.bench.Load.Answered;
import io.portwarden.bench.World.Gaining;
import io.portwarden.bench.World.Holder;
import io.portwarden.order.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Compares what carriers were answered with what the database holds, as its superuser sees it. */
final class Aftermath {

    /** Admins of one tenant hear of the same refusal once in ten minutes. */
    private static final int QUIET_SECONDS = 600;

    private final JdbcClient superuser;
    private final Load load;
    private final UUID[] carriers;
    private final UUID[] tenants;
    private final Map<UUID, Stored> orders;

    Aftermath(JdbcClient superuser, Load load) {
        this.superuser = superuser;
        this.load = load;
        this.carriers = load.carriers().stream().map(Gaining::id).toArray(UUID[]::new);
        this.tenants = load.holders().stream().map(Holder::id).toArray(UUID[]::new);
        this.orders = orders();
    }

    /** An order as the database holds it. */
    private record Stored(
            UUID id,
            UUID tenantId,
            UUID carrierId,
            String spid,
            String purchaseOrderNumber,
            String status,
            List<String> reasons,
            String accountNumber,
            String zipCode,
            String dueDate,
            String initiatorPhone,
            Set<String> phoneNumbers,
            long receivedSecond) {}

    Counts counts() {
        Counts counts = new Counts()
                .sum("orders", orders.size())
                .sum("answers", load.answered().size())
                .sum(
                        "answers lost",
                        load.answered().stream()
                                .filter(answered -> !isStored(answered))
                                .count())
                .sum("broken off", load.brokenOff())
                .sum("unanswered", load.unanswered().size())
                .sum("found stored", load.foundStored())
                .sum("stored twice", orders.size() - names());
        return counts.add(records()).add(notices()).add(guesses());
    }

    private boolean isStored(Answered answered) {
        Order sent = answered.order();
        JsonNode said = answered.answer().json();
        Stored stored = orders.get(UUID.fromString(said.path("id").asString()));
        return stored != null
                && stored.tenantId().equals(sent.holder().id())
                && stored.carrierId().equals(sent.carrier().id())
                && stored.purchaseOrderNumber().equals(sent.purchaseOrderNumber())
                && stored.purchaseOrderNumber()
                        .equals(said.path("purchaseOrderNumber").asString())
                && stored.status().equals(said.path("status").asString())
                && carrierCodes(stored)
                        .equals(said.path("reasons").values().stream()
                                .map(reason -> reason.path("code").asString())
                                .collect(Collectors.toSet()))
                && stored.accountNumber().equals(sent.accountNumber())
                && stored.zipCode().equals(World.ZIP_CODE)
                && stored.dueDate().equals(Order.dueDate())
                && stored.dueDate().equals(said.path("desiredDueDate").asString())
                && stored.initiatorPhone().equals(Order.INITIATOR_PHONE)
                && stored.phoneNumbers().equals(Set.copyOf(sent.phoneNumbers()))
                && stored.phoneNumbers()
                        .equals(said.path("phoneNumbers").values().stream()
                                .map(JsonNode::asString)
                                .collect(Collectors.toSet()));
    }

    private static Set<String> carrierCodes(Stored stored) {
        return stored.reasons().stream()
                .map(code -> Reason.ofCode(code).carrierCode())
                .collect(Collectors.toSet());
    }

    private long names() {
        return orders.values().stream()
                .map(order -> order.carrierId() + " " + order.purchaseOrderNumber())
                .distinct()
                .count();
    }

    /** Order, numbers, timeline, name and trail: all of it or nothing. */
    private Counts records() {
        long halves = count("""
                with trail as (
                    select subject_id, count(*) filter (where kind = 'order-received') as received,
                           count(*) filter (where kind = 'order-rejected') as rejected
                    from audit_entries where tenant_id = any (:tenants) group by subject_id),
                events as (select order_id, count(*) as n from order_events where tenant_id = any (:tenants) group by order_id),
                numbers as (select order_id, count(*) as n from order_numbers where tenant_id = any (:tenants) group by order_id),
                names as (select order_id, count(*) as n from order_names where carrier_id = any (:carriers) group by order_id)
                select count(*) from port_out_orders o
                left join trail t on t.subject_id = o.order_id
                left join events e on e.order_id = o.order_id
                left join numbers n on n.order_id = o.order_id
                left join names m on m.order_id = o.order_id
                where o.carrier_id = any (:carriers)
                  and (t.received is distinct from 1
                    or t.rejected is distinct from (case when o.status = 'rejected' then 1 else 0 end)
                    or e.n is distinct from 2 or n.n is null or m.n is distinct from 1)
                """);
        long withoutOrder = count("""
                select (select count(*) from audit_entries a
                        where a.tenant_id = any (:tenants) and a.kind in ('order-received', 'order-rejected')
                          and not exists (select from port_out_orders o
                                          where o.tenant_id = a.tenant_id and o.order_id = a.subject_id))
                     + (select count(*) from order_names m
                        where m.carrier_id = any (:carriers) and m.order_id is not null
                          and not exists (select from port_out_orders o
                                          where o.tenant_id = m.tenant_id and o.order_id = m.order_id))
                """);
        return new Counts().sum("halves", halves).sum("records without an order", withoutOrder);
    }

    private Counts notices() {
        List<Told> told = superuser.sql("""
                        select tenant_id, kind, recipient, params ->> 'order-id' as order_id, dedupe_key
                        from outbox where tenant_id = any (:tenants) and kind in ('order-received', 'order-rejected')
                        """).param("tenants", tenants).query(Told.class).stream()
                .map(Objects::requireNonNull)
                .toList();
        Map<String, Long> received = told.stream()
                .filter(notice -> notice.kind().equals("order-received"))
                .collect(Collectors.groupingBy(notice -> notice.recipient() + notice.orderId(), Collectors.counting()));
        Set<String> rejected = told.stream()
                .filter(notice -> notice.kind().equals("order-rejected"))
                .map(notice -> notice.tenantId() + notice.dedupeKey())
                .collect(Collectors.toSet());
        Map<UUID, String> admins = load.holders().stream().collect(Collectors.toMap(Holder::id, Holder::adminEmail));
        long missing = orders.values().stream()
                .filter(order -> order.status().equals("rejected")
                        ? !isTold(order, rejected)
                        : received.getOrDefault(admins.get(order.tenantId()) + order.id(), 0L) != 1)
                .count();
        long withoutOrder = told.stream()
                .filter(notice -> !orders.containsKey(UUID.fromString(notice.orderId())))
                .count();
        return new Counts()
                .sum("orders without their notice", missing)
                .sum("notices without an order", withoutOrder)
                .sum("notices", told.size());
    }

    private record Told(UUID tenantId, String kind, String recipient, String orderId, String dedupeKey) {}

    /** In the ten minutes in which it was stored, or those after: it was stored a little after it was received. */
    private static boolean isTold(Stored order, Set<String> rejected) {
        String reasons = String.join(",", order.reasons());
        String key = "%sorder-rejected:%s %s:"
                .formatted(order.tenantId(), order.spid(), Integer.toHexString(reasons.hashCode()));
        long slot = order.receivedSecond() / QUIET_SECONDS;
        return rejected.contains(key + slot) || rejected.contains(key + (slot + 1));
    }

    /**
     * Every order that was refused for a PIN that was looked at has its guess, settled as wrong and in the trail; every one
     * that was accepted has a right one. And a crash gives no guess more than the limit.
     */
    private Counts guesses() {
        Guesses found = superuser
                .sql("""
                        with guesses as (
                            select tenant_id, carrier_id, count(*) filter (where outcome = 'wrong') as wrong,
                                   count(*) filter (where outcome = 'right') as right_ones,
                                   count(*) filter (where outcome = 'in-flight') as unsettled
                            from pin_guesses where carrier_id = any (:carriers) group by tenant_id, carrier_id),
                        answers as (
                            select tenant_id, carrier_id, count(*) filter (where 'pin-wrong' = any (reasons)) as wrong,
                                   count(*) filter (where status = 'pending') as accepted
                            from port_out_orders where carrier_id = any (:carriers) group by tenant_id, carrier_id),
                        trail as (
                            select tenant_id, actor_id as carrier_id, count(*) as wrong
                            from audit_entries where tenant_id = any (:tenants) and kind = 'pin-refused'
                            group by tenant_id, actor_id)
                        select coalesce(sum(a.wrong), 0) as refused,
                               coalesce(sum(greatest(a.wrong - coalesce(g.wrong, 0), 0)
                                   + greatest(a.accepted - coalesce(g.right_ones, 0), 0)
                                   + abs(coalesce(t.wrong, 0) - coalesce(g.wrong, 0))), 0) as missing,
                               coalesce(sum(g.unsettled), 0) as unsettled,
                               coalesce(max(g.wrong + g.unsettled), 0) as most
                        from guesses g
                        full join answers a using (tenant_id, carrier_id)
                        full join trail t using (tenant_id, carrier_id)
                        """)
                .param("carriers", carriers)
                .param("tenants", tenants)
                .query(Guesses.class)
                .single();
        return new Counts()
                .sum("guesses missing", found.missing())
                .sum("refused for a PIN", found.refused())
                .most("guesses by one", found.most())
                .sum("cut off", found.unsettled());
    }

    private record Guesses(long refused, long missing, long unsettled, long most) {}

    private long count(String sql) {
        return superuser
                .sql(sql)
                .param("tenants", tenants)
                .param("carriers", carriers)
                .query(Long.class)
                .single();
    }

    private Map<UUID, Stored> orders() {
        return superuser.sql("""
                        select o.*, c.spid, extract(epoch from o.received_at)::bigint as received_second,
                               array(select n.phone_number from order_numbers n
                                     where n.tenant_id = o.tenant_id and n.order_id = o.order_id) as numbers
                        from port_out_orders o join carriers c on c.carrier_id = o.carrier_id
                        where o.carrier_id = any (:carriers)
                        """).param("carriers", carriers).query(Aftermath::stored).stream()
                .collect(Collectors.toMap(Stored::id, Function.identity()));
    }

    private static Stored stored(ResultSet row, int index) throws SQLException {
        return new Stored(
                row.getObject("order_id", UUID.class),
                row.getObject("tenant_id", UUID.class),
                row.getObject("carrier_id", UUID.class),
                row.getString("spid"),
                row.getString("purchase_order_number"),
                row.getString("status"),
                texts(row, "reasons"),
                row.getString("account_number"),
                row.getString("zip_code"),
                row.getString("desired_due_date"),
                row.getString("initiator_phone"),
                Set.copyOf(texts(row, "numbers")),
                row.getLong("received_second"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
