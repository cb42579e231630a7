package io.portwarden.portback.store;

import io.portwarden.order.ActorKind;
import io.portwarden.portback.Departure;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackClock;
import io.portwarden.portback.PortBackEvent;
import io.portwarden.portback.PortBackEventKind;
import io.portwarden.portback.PortBackStatus;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores cases, their numbers and their timelines, finds them, and holds those that are about to change. */
@Repository
public class PortBackRepository {

    private static final String CASES = """
            select p.tenant_id, p.case_id, p.order_id, p.left_at, p.spid, p.status, p.unwanted, p.soon_by, p.latest_by,
                   p.reported_at, p.updated_at,
                   array(select n.phone_number from port_back_numbers n
                         where n.tenant_id = p.tenant_id and n.case_id = p.case_id order by n.phone_number) as numbers
            from port_backs p
            """;

    private final JdbcClient jdbc;

    PortBackRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(PortBack opened) {
        jdbc.sql("""
                        insert into port_backs (tenant_id, case_id, order_id, left_at, spid, status, unwanted, soon_by,
                            latest_by, reported_at, updated_at)
                        values (:tenant, :id, :order, :leftAt, :spid, :status, :unwanted, :soonBy, :latestBy, :reportedAt,
                            :updatedAt)
                        """)
                .param("tenant", opened.tenantId().value())
                .param("id", opened.id())
                .param("order", opened.orderId())
                .param("leftAt", Rows.bound(opened.leftAt()))
                .param("spid", opened.spid())
                .param("status", opened.status().code())
                .param("unwanted", opened.unwanted())
                .param("soonBy", Rows.bound(opened.clock().soonBy()))
                .param("latestBy", Rows.bound(opened.clock().latestBy()))
                .param("reportedAt", Rows.bound(opened.reportedAt()))
                .param("updatedAt", Rows.bound(opened.updatedAt()))
                .update();
        jdbc.sql("""
                        insert into port_back_numbers (tenant_id, case_id, phone_number)
                        select :tenant, :id, n from unnest(cast(:numbers as text[])) n
                        """)
                .param("tenant", opened.tenantId().value())
                .param("id", opened.id())
                .param(
                        "numbers",
                        opened.numbers().stream().map(PhoneNumber::e164).toArray(String[]::new))
                .update();
    }

    /** Stores what has become of a case that is held. */
    public void update(PortBack after) {
        jdbc.sql("""
                        update port_backs set status = :status, unwanted = :unwanted, updated_at = :updatedAt
                        where tenant_id = :tenant and case_id = :id
                        """)
                .param("status", after.status().code())
                .param("unwanted", after.unwanted())
                .param("updatedAt", Rows.bound(after.updatedAt()))
                .param("tenant", after.tenantId().value())
                .param("id", after.id())
                .update();
    }

    public void append(PortBack about, PortBackEvent event) {
        jdbc.sql("""
                        insert into port_back_events (tenant_id, case_id, event_id, happened_at, kind, actor_kind,
                            actor_name, note)
                        values (:tenant, :id, :event, :at, :kind, :actorKind, :actorName, :note)
                        """)
                .param("tenant", about.tenantId().value())
                .param("id", about.id())
                .param("event", Identifiers.next())
                .param("at", Rows.bound(event.happenedAt()))
                .param("kind", event.kind().code())
                .param("actorKind", event.actorKind().code())
                .param("actorName", event.actorName())
                .param("note", event.note())
                .update();
    }

    /** One case as it is, kept from change until the transaction ends: the first thing to hold, before its numbers. */
    public Optional<PortBack> lock(TenantId tenantId, UUID id) {
        return find(tenantId, id, " for update of p");
    }

    public Optional<PortBack> find(TenantId tenantId, UUID id) {
        return find(tenantId, id, "");
    }

    private Optional<PortBack> find(TenantId tenantId, UUID id, String how) {
        return jdbc.sql(CASES + "where p.tenant_id = :tenant and p.case_id = :id" + how)
                .param("tenant", tenantId.value())
                .param("id", id)
                .query((row, index) -> read(row))
                .optional();
    }

    /** Any case, in a transaction for the provider. */
    public Optional<PortBack> any(UUID id) {
        return jdbc.sql(CASES + "where p.case_id = :id")
                .param("id", id)
                .query((row, index) -> read(row))
                .optional();
    }

    public Optional<PortBack> ofOrder(TenantId tenantId, UUID orderId) {
        return jdbc.sql(CASES + "where p.tenant_id = :tenant and p.order_id = :order")
                .param("tenant", tenantId.value())
                .param("order", orderId)
                .query((row, index) -> read(row))
                .optional();
    }

    /** The case of exactly this departure, whoever's, in a transaction for the provider. */
    public Optional<PortBack> of(Departure departure) {
        return jdbc
                .sql(CASES + """
                        where p.order_id is null and p.left_at = :leftAt and p.spid = :spid
                          and p.case_id in (select n.case_id from port_back_numbers n where n.phone_number = :number)
                        """)
                .param("leftAt", Rows.bound(departure.leftAt()))
                .param("spid", departure.spid())
                .param("number", departure.phoneNumber().e164())
                .query((row, index) -> read(row))
                .list()
                .stream()
                .findFirst();
    }

    /** The last time that this number left without an order, whoever's it was, in a transaction for the provider. */
    public Optional<PortBack> lastWithoutOrder(PhoneNumber number) {
        return jdbc.sql(CASES + """
                        where p.order_id is null
                          and p.case_id in (select n.case_id from port_back_numbers n where n.phone_number = :number)
                        order by p.left_at desc limit 1
                        """)
                .param("number", number.e164())
                .query((row, index) -> read(row))
                .optional();
    }

    /** The tenant's last case with this number. */
    public Optional<PortBack> last(TenantId tenantId, PhoneNumber number) {
        return jdbc.sql(CASES + """
                        where p.tenant_id = :tenant
                          and p.case_id in (select n.case_id from port_back_numbers n where n.phone_number = :number)
                        order by p.left_at desc, p.case_id desc limit 1
                        """)
                .param("tenant", tenantId.value())
                .param("number", number.e164())
                .query((row, index) -> read(row))
                .optional();
    }

    public List<PortBackEvent> timeline(PortBack about) {
        return jdbc.sql("""
                        select happened_at, kind, actor_kind, actor_name, note from port_back_events
                        where tenant_id = :tenant and case_id = :id order by event_id
                        """)
                .param("tenant", about.tenantId().value())
                .param("id", about.id())
                .query((row, index) -> new PortBackEvent(
                        Rows.instant(row, "happened_at"),
                        PortBackEventKind.ofCode(row.getString("kind")),
                        ActorKind.ofCode(row.getString("actor_kind")),
                        row.getString("actor_name"),
                        row.getString("note")))
                .list();
    }

    private static PortBack read(ResultSet row) throws SQLException {
        return new PortBack(
                row.getObject("case_id", UUID.class),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("order_id", UUID.class),
                Stream.of((String[]) row.getArray("numbers").getArray())
                        .map(PhoneNumber::new)
                        .toList(),
                Rows.instant(row, "left_at"),
                row.getString("spid"),
                PortBackStatus.ofCode(row.getString("status")),
                row.getBoolean("unwanted"),
                new PortBackClock(Rows.instant(row, "soon_by"), Rows.instant(row, "latest_by")),
                Rows.instant(row, "reported_at"),
                Rows.instant(row, "updated_at"));
    }
}
