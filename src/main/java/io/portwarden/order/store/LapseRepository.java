package io.portwarden.order.store;

import io.portwarden.order.OrderEventKind;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads which orders are about to lapse, over all tenants in transactions for the provider, and what was told of it. */
@Repository
public class LapseRepository {

    /** What was told of it, unless that was of an earlier due date; the day stands there as a text, which sorts as days do. */
    private static final String TOLD = """
            (select max(e.%s) from order_events e
             where e.tenant_id = o.tenant_id and e.order_id = o.order_id and e.kind = '%s'
               and e.note >= to_char(o.firm_order_commitment_date + cast(:days as integer), 'YYYY-MM-DD'))""";

    private static final String TOLD_AT = TOLD.formatted("happened_at", OrderEventKind.LAPSE_AHEAD.code());
    private static final String TOLD_DAY = TOLD.formatted("note", OrderEventKind.LAPSE_AHEAD.code());

    private final JdbcClient jdbc;

    LapseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An order whose due date is a while ago.
     *
     * @param day by which it is sorted
     * @param dueDate on which its numbers were to leave
     * @param zone the order's; none where an older version left none
     * @param told that it lapses; null where nobody was told yet
     */
    public record Overdue(
            TenantId tenantId,
            UUID orderId,
            LocalDate day,
            LocalDate dueDate,
            @Nullable ZoneId zone,
            @Nullable Told told) {}

    /**
     * That all sides were told that an order lapses.
     *
     * @param at for the last time
     * @param day with whose beginning it lapses, as they were told
     */
    public record Told(Instant at, LocalDate day) {}

    /**
     * Confirmed orders, those that were due longest ago first.
     *
     * @param latest the last due date that matters
     * @param days from the due date of an order to the day with whose beginning it lapses
     * @param after the one that the part before ended with; null for the first part
     */
    public List<Overdue> confirmed(LocalDate latest, int days, @Nullable Overdue after, int limit) {
        return page("""
                        select o.tenant_id, o.order_id, o.firm_order_commitment_date as day,
                               o.firm_order_commitment_date as due_date, o.time_zone, %s as told_at, %s as told_day
                        from port_out_orders o
                        where o.status = %s and o.firm_order_commitment_date <= :latest
                          and (o.firm_order_commitment_date, o.order_id) > (:afterDay, :afterId)
                        order by o.firm_order_commitment_date, o.order_id limit :limit
                        """.formatted(TOLD_AT, TOLD_DAY, StatesInSql.CONFIRMED), latest, days, after, limit);
    }

    /** Disputed ones in the same way; of these nobody is told before they end. */
    public List<Overdue> disputed(LocalDate latest, @Nullable Overdue after, int limit) {
        return page("""
                        select o.tenant_id, o.order_id, o.desired_due_date as day,
                               coalesce(o.earliest_due_date, o.desired_due_date) as due_date, o.time_zone,
                               cast(null as timestamptz) as told_at, cast(null as text) as told_day
                        from port_out_orders o
                        where o.status = %s and o.desired_due_date <= :latest
                          and (o.desired_due_date, o.order_id) > (:afterDay, :afterId)
                        order by o.desired_due_date, o.order_id limit :limit
                        """.formatted(StatesInSql.DISPUTED), latest, 0, after, limit);
    }

    private List<Overdue> page(String sql, LocalDate latest, int days, @Nullable Overdue after, int limit) {
        return jdbc.sql(sql)
                .param("latest", latest)
                .param("days", days)
                .param("afterDay", after == null ? LocalDate.EPOCH : after.day())
                .param("afterId", after == null ? new UUID(0, 0) : after.orderId())
                .param("limit", limit)
                .query(LapseRepository::overdue)
                .list();
    }

    private static Overdue overdue(ResultSet row, int index) throws SQLException {
        return new Overdue(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("order_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getObject("due_date", LocalDate.class),
                OrderRows.zone(row),
                told(row));
    }

    /** What was told of a confirmed order, in the transaction under way, in which it is held. */
    public Optional<Told> told(TenantId tenantId, UUID orderId, int days) {
        return jdbc.sql("""
                        select %s as told_at, %s as told_day from port_out_orders o
                        where o.tenant_id = :tenant and o.order_id = :id
                        """.formatted(TOLD_AT, TOLD_DAY))
                .param("tenant", tenantId.value())
                .param("id", orderId)
                .param("days", days)
                .query((row, index) -> Optional.ofNullable(told(row)))
                .single();
    }

    private static @Nullable Told told(ResultSet row) throws SQLException {
        @Nullable Instant at = Rows.instantOrNull(row, "told_at");
        String day = row.getString("told_day");
        return at == null || day == null ? null : new Told(at, LocalDate.parse(day));
    }
}
