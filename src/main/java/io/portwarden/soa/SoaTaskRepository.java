package io.portwarden.soa;

import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what has to be done at the SOA. Of one order, one task waits at the most. */
@Repository
class SoaTaskRepository {

    private final JdbcClient jdbc;

    SoaTaskRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            UUID id, UUID eventId, SoaStep step, SoaCase about, Instant at, Instant dueAt, @Nullable Instant remindAt) {
        jdbc.sql("""
                        insert into soa_tasks (tenant_id, task_id, order_id, event_id, step, order_name, order_version,
                            tenant_name, carrier_id, carrier_name, carrier_spid, phone_numbers, due_date, time_zone, created_at,
                            due_at, remind_at)
                        values (:tenant, :id, :order, :event, :step, :name, :version, :tenantName, :carrierId, :carrier, :spid,
                            :numbers, :dueDate, :zone, :at, :dueAt, cast(:remindAt as timestamptz))
                        """)
                .param("tenant", about.tenant().id().value())
                .param("id", id)
                .param("order", about.orderId())
                .param("event", eventId)
                .param("step", step.code())
                .param("name", about.purchaseOrderNumber())
                .param("version", about.version())
                .param("tenantName", about.tenant().name())
                .param("carrierId", about.carrier().id().value())
                .param("carrier", about.carrier().name())
                .param("spid", about.spid())
                .param(
                        "numbers",
                        about.phoneNumbers().stream().map(PhoneNumber::e164).toArray(String[]::new))
                .param("dueDate", about.dueDate())
                .param("zone", about.zone().getId())
                .param("at", Rows.bound(at))
                .param("dueAt", Rows.bound(dueAt))
                .param("remindAt", Rows.bound(remindAt))
                .update();
    }

    /** What was still to be done for the order has lost its meaning. */
    boolean supersede(TenantId tenantId, UUID orderId, Instant at) {
        return jdbc.sql("update soa_tasks set outcome = 'superseded', done_at = :at"
                                + " where tenant_id = :tenant and order_id = :order and outcome = 'open'")
                        .param("at", Rows.bound(at))
                        .param("tenant", tenantId.value())
                        .param("order", orderId)
                        .update()
                > 0;
    }

    Optional<SoaStep> waiting(TenantId tenantId, UUID orderId) {
        return jdbc.sql("select step from soa_tasks"
                        + " where tenant_id = :tenant and order_id = :order and outcome = 'open'")
                .param("tenant", tenantId.value())
                .param("order", orderId)
                .query((row, index) -> SoaStep.ofCode(row.getString("step")))
                .optional();
    }

    /** Another version and day for what waits; its numbers are those that were told. */
    void move(SoaCase about, @Nullable Instant dueAt, @Nullable Instant remindAt) {
        jdbc.sql("""
                        update soa_tasks set order_version = :version, due_date = :dueDate,
                            due_at = coalesce(cast(:dueAt as timestamptz), due_at),
                            remind_at = cast(:remindAt as timestamptz)
                        where tenant_id = :tenant and order_id = :order and outcome = 'open'
                        """)
                .param("version", about.version())
                .param("dueDate", about.dueDate())
                .param("dueAt", Rows.bound(dueAt))
                .param("remindAt", Rows.bound(remindAt))
                .param("tenant", about.tenant().id().value())
                .param("order", about.orderId())
                .update();
    }

    /** @return whether something waited for it */
    boolean taken(UUID eventId) {
        return jdbc.sql("update soa_tasks set outcome = 'taken', done_at = now()"
                                + " where event_id = :event and outcome = 'open'")
                        .param("event", eventId)
                        .update()
                == 1;
    }

    /** Ticks off what still waits. */
    Optional<SoaTask> done(UUID id, String by, Instant at) {
        return jdbc.sql("update soa_tasks set outcome = 'done', done_by = :by, done_at = :at"
                        + " where task_id = :id and outcome = 'open' returning *")
                .param("by", by)
                .param("at", Rows.bound(at))
                .param("id", id)
                .query((row, index) -> task(row))
                .optional();
    }

    /** What is late first comes first. */
    List<SoaTask> open(int limit) {
        return jdbc.sql("select * from soa_tasks where outcome = 'open' order by due_at, task_id limit :limit")
                .param("limit", limit)
                .query((row, index) -> task(row))
                .list();
    }

    /** How many wait. */
    long open() {
        return jdbc.sql("select count(*) from soa_tasks where outcome = 'open'")
                .query(Long.class)
                .single();
    }

    /** What operators have ticked off, the last first. */
    List<SoaTask> done(int limit) {
        return jdbc.sql("select * from soa_tasks where outcome = 'done' order by done_at desc, task_id limit :limit")
                .param("limit", limit)
                .query((row, index) -> task(row))
                .list();
    }

    /** Takes those of which operators are to be reminded by now, once. */
    List<SoaTask> takeReminders(Instant now) {
        return jdbc.sql("""
                        update soa_tasks set remind_at = null
                        where (tenant_id, task_id) in (
                            select tenant_id, task_id from soa_tasks
                            where outcome = 'open' and remind_at <= :now
                            order by due_at, task_id limit 100 for update skip locked)
                        returning *
                        """)
                .param("now", Rows.bound(now))
                .query((row, index) -> task(row))
                .list();
    }

    /** How many wait that are late at that moment. */
    long late(Instant at) {
        return jdbc.sql("select count(*) from soa_tasks where outcome = 'open' and due_at <= :at")
                .param("at", Rows.bound(at))
                .query(Long.class)
                .single();
    }

    /** How many conflicts wait of which somebody was, or is to be reminded by now. */
    long closing(Instant now) {
        return jdbc.sql("""
                        select count(*) from soa_tasks
                        where outcome = 'open' and step = :conflict and (remind_at is null or remind_at <= :now)
                        """)
                .param("conflict", SoaStep.CONFLICT.code())
                .param("now", Rows.bound(now))
                .query(Long.class)
                .single();
    }

    private static SoaTask task(ResultSet row) throws SQLException {
        return new SoaTask(
                row.getObject("task_id", UUID.class),
                row.getObject("order_id", UUID.class),
                SoaStep.ofCode(row.getString("step")),
                row.getString("order_name"),
                row.getInt("order_version"),
                row.getString("tenant_name"),
                new CarrierId(row.getObject("carrier_id", UUID.class)),
                row.getString("carrier_name"),
                row.getString("carrier_spid"),
                Arrays.stream((String[]) row.getArray("phone_numbers").getArray())
                        .map(PhoneNumber::new)
                        .toList(),
                row.getObject("due_date", LocalDate.class),
                ZoneId.of(row.getString("time_zone")),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "due_at"),
                Rows.instantOrNull(row, "done_at"),
                row.getString("done_by"));
    }
}
