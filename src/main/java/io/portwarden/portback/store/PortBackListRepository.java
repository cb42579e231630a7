package io.portwarden.portback.store;

import io.portwarden.portback.PortBackClock;
import io.portwarden.portback.PortBackListItem;
import io.portwarden.portback.PortBackStatus;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads lists of cases: a tenant's with the last on top, and all tenants' by the clock. */
@Repository
public class PortBackListRepository {

    private static final String ROWS = """
            select p.tenant_id, p.case_id, p.order_id is null as without_order, p.left_at, p.spid, p.status, p.unwanted,
                   p.soon_by, p.latest_by, t.name as tenant_name, n.first_number, n.number_count
            from (%s) p
            join tenants t on t.tenant_id = p.tenant_id
            cross join lateral (select min(phone_number) as first_number, count(*) as number_count
                                from port_back_numbers n
                                where n.tenant_id = p.tenant_id and n.case_id = p.case_id) n
            order by %s
            """;

    private static final String OF_TENANT = """
            select * from port_backs p where p.tenant_id = :tenant%s order by p.case_id desc limit :limit
            """;

    /** Of one state, in the order of its index. */
    private static final String OF_STATE = """
            (select * from port_backs p where p.status = '%s'%s order by p.left_at, p.case_id limit :limit)
            """;

    /** Both values stand there as such: what a subquery says, the planner does not know, and it would read and sort the rest. */
    private static final String AFTER = " and (p.left_at, p.case_id) > (:leftAt, :after)";

    private final JdbcClient jdbc;

    PortBackListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Page<PortBackListItem, UUID> ofTenant(TenantId tenantId, @Nullable UUID after, int limit) {
        String which = OF_TENANT.formatted(after == null ? "" : " and p.case_id < :after");
        return Page.of(
                jdbc.sql(ROWS.formatted(which, "p.case_id desc"))
                        .param("tenant", tenantId.value())
                        .param("after", after)
                        .param("limit", limit + 1)
                        .query((row, index) -> read(row))
                        .list(),
                limit,
                PortBackListItem::id);
    }

    /**
     * What left first comes first. In a transaction for the provider.
     *
     * @param in at least one
     */
    public Page<PortBackListItem, UUID> ofAll(Collection<PortBackStatus> in, @Nullable UUID after, int limit) {
        @Nullable Instant leftAt = after == null ? null : leftAt(after);
        // Each state by itself: those that are settled are passed over without being read.
        String each = in.stream()
                .map(status -> OF_STATE.formatted(status.code(), after == null ? "" : AFTER))
                .collect(Collectors.joining(" union all "));
        String which = "select * from (" + each + ") p order by p.left_at, p.case_id limit :limit";
        List<PortBackListItem> rows = jdbc.sql(ROWS.formatted(which, "p.left_at, p.case_id"))
                .param("leftAt", Rows.bound(leftAt))
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, index) -> read(row))
                .list();
        return Page.of(rows, limit, PortBackListItem::id);
    }

    /** Null for a case that is not there, which has nothing after it. */
    private @Nullable Instant leftAt(UUID id) {
        return jdbc.sql("select left_at from port_backs where case_id = :id")
                .param("id", id)
                .query((row, index) -> Rows.instant(row, "left_at"))
                .optional()
                .orElse(null);
    }

    private static PortBackListItem read(ResultSet row) throws SQLException {
        return new PortBackListItem(
                row.getObject("case_id", UUID.class),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("tenant_name"),
                new PhoneNumber(row.getString("first_number")),
                row.getInt("number_count"),
                row.getBoolean("without_order"),
                row.getString("spid"),
                Rows.instant(row, "left_at"),
                PortBackStatus.ofCode(row.getString("status")),
                row.getBoolean("unwanted"),
                new PortBackClock(Rows.instant(row, "soon_by"), Rows.instant(row, "latest_by")));
    }
}
