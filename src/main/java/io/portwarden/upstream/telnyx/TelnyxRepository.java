package io.portwarden.upstream.telnyx;

import io.portwarden.order.OrderStatus;
import io.portwarden.shared.Coded;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps port-outs and the events that came of them, in transactions for the provider. Times are the program's, as those of
 * reviews are.
 */
@Repository
class TelnyxRepository {

    private final JdbcClient jdbc;

    TelnyxRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down that an event came. @return whether it is the first time */
    boolean isNew(UUID connectionId, String eventId, Instant now) {
        return jdbc.sql("""
                                insert into telnyx_events (connection_id, event_id, came_at) values (:connection, :event, :now)
                                on conflict do nothing
                                """)
                        .param("connection", connectionId)
                        .param("event", eventId)
                        .param("now", Rows.bound(now))
                        .update()
                == 1;
    }

    int forgetEvents(Instant before) {
        return jdbc.sql("delete from telnyx_events where came_at < :before")
                .param("before", Rows.bound(before))
                .update();
    }

    /** Has a port-out looked at soon of which something was heard, be it for the first time. */
    void heardOf(UUID connectionId, UUID id, Instant now, Instant answerBy) {
        note(connectionId, id, TelnyxStatus.UNKNOWN, now, answerBy, "");
    }

    /** The same of one that is pending there; one that was known to be so is looked at when its time has come. */
    void isPending(UUID connectionId, UUID id, Instant now, Instant answerBy) {
        note(
                connectionId,
                id,
                TelnyxStatus.PENDING,
                now,
                answerBy,
                "where telnyx_port_outs.status <> 'pending' or telnyx_port_outs.look_at is null");
    }

    private void note(
            UUID connectionId, UUID id, TelnyxStatus status, Instant now, Instant answerBy, String onlyWhere) {
        jdbc.sql("""
                        insert into telnyx_port_outs (connection_id, port_out_id, status, support_key, phone_numbers, seen_at,
                                                      answer_by, look_at)
                        values (:connection, :id, :status, '', '{}', :now, :by, :now)
                        on conflict (connection_id, port_out_id) do update
                        set look_at = least(telnyx_port_outs.look_at, excluded.look_at)
                        """ + onlyWhere)
                .param("connection", connectionId)
                .param("id", id)
                .param("status", status.code())
                .param("now", Rows.bound(now))
                .param("by", Rows.bound(answerBy))
                .update();
    }

    /** Leaves word that an order has moved, in a transaction for its tenant. */
    void moved(TenantId tenantId, UUID orderId) {
        jdbc.sql("""
                        insert into telnyx_moves (tenant_id, order_id) values (:tenant, :order)
                        on conflict (tenant_id, order_id) do update set order_id = excluded.order_id
                        """).param("tenant", tenantId.value()).param("order", orderId).update();
    }

    /** Has those looked at soon of whose orders such word was left. @return how many orders */
    int takeMoves(int most, Instant now) {
        List<UUID> orders = jdbc.sql("""
                        delete from telnyx_moves where (tenant_id, order_id) in (
                            select tenant_id, order_id from telnyx_moves limit :most for update skip locked)
                        returning order_id
                        """)
                .param("most", most)
                .query((row, index) -> row.getObject("order_id", UUID.class))
                .list();
        if (!orders.isEmpty()) {
            jdbc.sql("update telnyx_port_outs set look_at = least(look_at, :now) where order_id = any (:orders)")
                    .param("now", Rows.bound(now))
                    .param("orders", orders.toArray(UUID[]::new))
                    .update();
        }
        return orders.size();
    }

    /** Takes one that is due, so that nobody else does for this while. */
    Optional<SeenPortOut> claim(Instant now, Duration lease) {
        return jdbc.sql("""
                        update telnyx_port_outs set claim = :claim, claimed_until = :until
                        where (connection_id, port_out_id) = (
                            select connection_id, port_out_id from telnyx_port_outs
                            where look_at <= :now and (claimed_until is null or claimed_until <= :now)
                            order by look_at limit 1 for update skip locked)
                        returning connection_id, port_out_id, status, support_key, seen_at, answer_by, order_id, order_status, told, told_at,
                                  tell_again, rehearsed_at, apart_since, ticked_off, failures, claim, look_at
                        """)
                .param("claim", Identifiers.next())
                .param("until", Rows.bound(now.plus(lease)))
                .param("now", Rows.bound(now))
                .query((row, index) -> seen(row))
                .optional();
    }

    /** Writes down what a look has found. What was asked for meanwhile stays due. @return whether it was still ours to look at */
    boolean settle(SeenPortOut seen, LookedAt looked, Instant now) {
        return jdbc.sql("""
                                update telnyx_port_outs
                                set status = :status, support_key = :key, phone_numbers = :numbers, answer_by = :by,
                                    order_id = :order, order_status = :ours, told = :told, told_at = :toldAt,
                                    tell_again = false,
                                    rehearsed_at = case when :rehearsed then coalesce(rehearsed_at, :now) end,
                                    apart_since = case when :apart then coalesce(apart_since, :now) end,
                                    ticked_off = :ticked, failures = 0, last_problem = null, claim = null, claimed_until = null,
                                    look_at = case when look_at = :due then :next else look_at end
                                where connection_id = :connection and port_out_id = :id and claim = :claim
                                """)
                        .param("status", looked.status().code())
                        .param("key", looked.supportKey())
                        .param(
                                "numbers",
                                looked.numbers().stream().map(PhoneNumber::e164).toArray(String[]::new))
                        .param("by", Rows.bound(looked.answerBy()))
                        .param("order", looked.orderId())
                        .param("ours", code(looked.orderStatus()))
                        .param("told", code(looked.told()))
                        .param("toldAt", Rows.bound(looked.toldAt()))
                        .param("rehearsed", looked.rehearsed())
                        .param("apart", looked.apart())
                        .param("ticked", looked.tickedOff())
                        .param("now", Rows.bound(now))
                        .param("due", Rows.bound(seen.lookAt()))
                        .param("next", Rows.bound(looked.next()))
                        .param("connection", seen.connectionId())
                        .param("id", seen.id())
                        .param("claim", seen.claim())
                        .update()
                == 1;
    }

    /** Writes down that a look came to nothing. @return whether it was still ours to look at */
    boolean failed(SeenPortOut seen, TelnyxProblem problem, boolean apart, Instant now, Instant next) {
        return jdbc.sql("""
                                update telnyx_port_outs
                                set failures = failures + 1, last_problem = :problem, claim = null, claimed_until = null,
                                    apart_since = case when :apart then coalesce(apart_since, :now) else apart_since end,
                                    look_at = case when look_at = :due then :next else look_at end
                                where connection_id = :connection and port_out_id = :id and claim = :claim
                                """)
                        .param("problem", problem.code())
                        .param("apart", apart)
                        .param("now", Rows.bound(now))
                        .param("due", Rows.bound(seen.lookAt()))
                        .param("next", Rows.bound(next))
                        .param("connection", seen.connectionId())
                        .param("id", seen.id())
                        .param("claim", seen.claim())
                        .update()
                == 1;
    }

    /** Puts off a look, with nothing found. */
    void later(SeenPortOut seen, Instant next) {
        jdbc.sql("""
                        update telnyx_port_outs
                        set claim = null, claimed_until = null, look_at = case when look_at = :due then :next else look_at end
                        where connection_id = :connection and port_out_id = :id and claim = :claim
                        """)
                .param("due", Rows.bound(seen.lookAt()))
                .param("next", Rows.bound(next))
                .param("connection", seen.connectionId())
                .param("id", seen.id())
                .param("claim", seen.claim())
                .update();
    }

    /** Forgets one that does not exist there and has no order here. */
    void forget(SeenPortOut seen) {
        jdbc.sql("""
                        delete from telnyx_port_outs
                        where connection_id = :connection and port_out_id = :id and claim = :claim and order_id is null
                        """)
                .param("connection", seen.connectionId())
                .param("id", seen.id())
                .param("claim", seen.claim())
                .update();
    }

    private static SeenPortOut seen(ResultSet row) throws SQLException {
        String ours = row.getString("order_status");
        String told = row.getString("told");
        return new SeenPortOut(
                row.getObject("connection_id", UUID.class),
                row.getObject("port_out_id", UUID.class),
                TelnyxStatus.ofName(row.getString("status")),
                row.getString("support_key"),
                Rows.instant(row, "seen_at"),
                Rows.instant(row, "answer_by"),
                row.getObject("order_id", UUID.class),
                ours == null ? null : OrderStatus.ofCode(ours),
                told == null ? null : Coded.of(Told.class, told),
                Rows.instantOrNull(row, "told_at"),
                row.getBoolean("tell_again"),
                Rows.instantOrNull(row, "rehearsed_at") != null,
                Rows.instantOrNull(row, "apart_since"),
                row.getBoolean("ticked_off"),
                row.getInt("failures"),
                row.getObject("claim", UUID.class),
                Rows.instant(row, "look_at"));
    }

    private static @Nullable String code(@Nullable Coded one) {
        return one == null ? null : one.code();
    }
}
