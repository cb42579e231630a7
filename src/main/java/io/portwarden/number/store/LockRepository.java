package io.portwarden.number.store;

import io.portwarden.number.LockChange;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberSelection;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Changes locks, of however many numbers in one statement. Rows are taken in the order of the numbers, as orders take
 * them, so that neither waits for the other crosswise; a row that an order holds is waited for. They are looked up one by
 * one by the key rather than joined: of how many there are, the planner has no idea.
 */
@Repository
public class LockRepository {

    private static final String CHANGE = """
            with kept as materialized (
                select phone_number from phone_numbers
                where status <> 'ported-out' and %s and %s
                order by phone_number for update
            ), changed as (
                update phone_numbers n set locked = :lock, unlocked_until = cast(:until as timestamptz)
                where n.tenant_id = :tenant and n.phone_number = any (array(select phone_number from kept))
                returning n.phone_number
            )
            select (select count(*) from changed) as count,
                   array(select phone_number from changed order by phone_number limit 10) as first
            """;

    /** A lock that was lifted for a time is back, unless an order that is open keeps it lifted (ORD-12). */
    private static final String BACK =
            "locked and unlocked_until <= clock_timestamp() and not unlock_kept(tenant_id, phone_number)";

    private final JdbcClient jdbc;

    LockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many of these numbers are the tenant's. */
    public int held(TenantId tenantId, NumberSelection.Chosen chosen) {
        NumberCondition condition = NumberCondition.of(tenantId, chosen);
        return jdbc.sql("select count(*) from phone_numbers where status <> 'ported-out' and " + condition.whole())
                .params(condition.params())
                .query(Integer.class)
                .single();
    }

    public LockChange lock(TenantId tenantId, NumberSelection selection) {
        return change(
                NumberCondition.of(tenantId, selection),
                "not lock_holds(locked, unlocked_until, tenant_id, phone_number)",
                true,
                null);
    }

    public LockChange unlock(TenantId tenantId, NumberSelection selection) {
        return change(NumberCondition.of(tenantId, selection), "locked", false, null);
    }

    public LockChange unlockUntil(TenantId tenantId, NumberSelection selection, Instant until) {
        return change(
                NumberCondition.of(tenantId, selection),
                "locked and unlocked_until is distinct from cast(:until as timestamptz)",
                true,
                until);
    }

    /** Which of these numbers are meant. */
    public Set<PhoneNumber> meant(TenantId tenantId, NumberSelection selection, Collection<PhoneNumber> among) {
        NumberCondition which = NumberCondition.of(tenantId, selection);
        return Set.copyOf(jdbc.sql("""
                        select phone_number from phone_numbers
                        where status <> 'ported-out' and phone_number = any (:among) and %s
                        """.formatted(which.whole()))
                .params(which.params())
                .param("among", among.stream().map(PhoneNumber::e164).toArray(String[]::new))
                .query((row, index) -> new PhoneNumber(row.getString("phone_number")))
                .list());
    }

    /** The numbers whose lock lifting would lift. */
    public LockChange liftable(TenantId tenantId, NumberSelection selection) {
        NumberCondition which = NumberCondition.of(tenantId, selection);
        return jdbc.sql("""
                        with meant as (select phone_number from phone_numbers
                                       where status <> 'ported-out' and locked and %s)
                        select (select count(*) from meant) as count,
                               array(select phone_number from meant order by phone_number limit 10) as first
                        """.formatted(which.whole()))
                .params(which.params())
                .query(LockRepository::change)
                .single();
    }

    /** The numbers whose lock has come back by itself, each told once: from now on they are plainly locked. */
    public LockChange settle(TenantId tenantId) {
        return change(NumberCondition.of(tenantId, NumberFilter.ALL), BACK, true, null);
    }

    private LockChange change(NumberCondition which, String unlike, boolean lock, @Nullable Instant until) {
        return jdbc.sql(CHANGE.formatted(which.whole(), unlike))
                .params(which.params())
                .param("lock", lock)
                .param("until", Rows.bound(until))
                .query(LockRepository::change)
                .single();
    }

    private static LockChange change(ResultSet row, int index) throws SQLException {
        List<PhoneNumber> first = Stream.of((String[]) row.getArray("first").getArray())
                .map(PhoneNumber::new)
                .toList();
        return new LockChange(row.getInt("count"), first);
    }

    /** The tenants that {@link #settle} has something to do for, in a transaction for the provider. */
    public List<TenantId> withEndedUnlocks(int limit) {
        return jdbc.sql("""
                        select distinct tenant_id from phone_numbers
                        where %s and status <> 'ported-out' limit :limit
                        """.formatted(BACK))
                .param("limit", limit)
                .query((row, index) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .list();
    }

    public boolean locksNewNumbers(TenantId tenantId) {
        return jdbc.sql("select lock_new_numbers from number_settings where tenant_id = :tenant")
                .param("tenant", tenantId.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** @return whether it was otherwise before */
    public boolean lockNewNumbers(TenantId tenantId, boolean lock) {
        return jdbc.sql("""
                        insert into number_settings as s (tenant_id, lock_new_numbers) values (:tenant, :lock)
                        on conflict (tenant_id) do update set lock_new_numbers = :lock, changed_at = now()
                        where s.lock_new_numbers <> :lock
                        """)
                        .param("tenant", tenantId.value())
                        .param("lock", lock)
                        .update()
                == 1;
    }
}
