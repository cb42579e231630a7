package io.portwarden.number.store;

import io.portwarden.number.Guard;
import io.portwarden.number.NumberCounts;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberStatus;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the list of a tenant's numbers, in their own order. */
@Repository
public class NumberListRepository {

    private static final String LEFT = "(status = 'ported-out')";

    private final JdbcClient jdbc;

    NumberListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param after the number that the part before ended with; null for the first part */
    public List<NumberListItem> page(TenantId tenantId, NumberFilter filter, @Nullable PhoneNumber after, int limit) {
        NumberCondition condition = NumberCondition.of(tenantId, filter);
        String where = condition.sql() + (after == null ? "" : " and phone_number > :after");
        String found = condition.ways().isEmpty()
                ? where
                : "tenant_id = :tenant and phone_number in ("
                        + condition.ways().stream()
                                .map(way -> first(way, where))
                                .collect(Collectors.joining(" union all "))
                        + ")";
        return jdbc.sql("""
                        select phone_number, status, holds as locked,
                               case when locked and not holds then unlocked_until end as unlocked_until,
                               zip_code, guarded_by, upstream, guard_of(guarded_by, tenant_id, phone_number) as guard
                        from (
                            select tenant_id, phone_number, status, not %1$s and locked as locked, unlocked_until,
                                   not %1$s and lock_holds(locked, unlocked_until, tenant_id, phone_number) as holds,
                                   zip_code, guarded_by, upstream
                            from phone_numbers
                            where %2$s
                            order by phone_number limit :limit
                        ) n
                        order by phone_number
                        """.formatted(LEFT, found))
                .params(condition.params())
                .param("after", after == null ? null : after.e164())
                .param("limit", limit)
                .query(NumberListRepository::item)
                .list();
    }

    /**
     * The first numbers that are meant in this way. Where the index of that way has them in another order, all that are
     * meant are looked at, and never all that there are in search of them.
     */
    private static String first(NumberCondition.Way way, String where) {
        return way.inOrder()
                ? "(select phone_number from phone_numbers where %s and %s order by phone_number limit :limit)"
                        .formatted(where, way.sql())
                : """
                  (select phone_number from (select * from phone_numbers where tenant_id = :tenant and %s offset 0) phone_numbers
                   where %s order by phone_number limit :limit)""".formatted(way.sql(), where);
    }

    /** What is computed of a number is computed once, and not for each count that asks for it. */
    public NumberCounts counts(TenantId tenantId, NumberFilter filter) {
        NumberCondition condition = NumberCondition.of(tenantId, filter);
        return jdbc.sql("""
                        select count(*) as numbers,
                               count(*) filter (where not gone and holds) as locked,
                               count(*) filter (where not gone and not holds) as unlocked,
                               count(*) filter (where not gone and not holds and locked) as for_a_time,
                               count(*) filter (where not gone and guarded_by = 'here') as here,
                               count(*) filter (where not gone and guarded_by = 'upstream') as upstream,
                               count(*) filter (where not gone and guarded_by = 'nobody') as nobody
                        from (select case when guarded_by = 'upstream' and %s then 'nobody' else guarded_by end
                                         as guarded_by,
                                     locked, lock_holds(locked, unlocked_until, tenant_id, phone_number) as holds, %s as gone
                              from phone_numbers where %s offset 0) n
                        """.formatted(NumberCondition.PIN_MISSING, LEFT, condition.whole()))
                .params(condition.params())
                .query((row, index) -> new NumberCounts(
                        row.getInt("numbers"),
                        row.getInt("locked"),
                        row.getInt("unlocked"),
                        row.getInt("for_a_time"),
                        Map.of(
                                Guard.HERE, row.getInt("here"),
                                Guard.UPSTREAM, row.getInt("upstream"),
                                Guard.NOBODY, row.getInt("nobody"))))
                .single();
    }

    private static NumberListItem item(ResultSet row, int index) throws SQLException {
        return new NumberListItem(
                new PhoneNumber(row.getString("phone_number")),
                NumberStatus.ofCode(row.getString("status")),
                row.getBoolean("locked"),
                Rows.instantOrNull(row, "unlocked_until"),
                NumberFactsRows.facts(row),
                Guard.ofCode(row.getString("guard")).orElseThrow(),
                null);
    }
}
