package io.portwarden.number.store;

import io.portwarden.number.HeldNumber;
import io.portwarden.number.NumberChange;
import io.portwarden.number.NumberStanding;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.UpstreamNumber;
import io.portwarden.number.WantedNumber;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the numbers of many tenants at once. */
@Repository
public class StockRepository {

    /** Two holders at the most: the one in the directory, and the tenant itself. */
    private static final String STANDINGS = """
            select w.phone_number, d.tenant_id as holder, held.status as holding, own.status as own,
                   own.zip_code, own.guarded_by, own.upstream,
                   exists (select 1 from number_directory u
                           where u.reading = w.phone_number and u.reading <> u.phone_number) as undecided
            from unnest(cast(:tenants as uuid[]), cast(:numbers as text[])) w (tenant_id, phone_number)
            left join number_directory d on d.phone_number = w.phone_number
            left join phone_numbers held on held.tenant_id = d.tenant_id and held.phone_number = w.phone_number
            left join phone_numbers own on own.tenant_id = w.tenant_id and own.phone_number = w.phone_number
            """;

    /** In the order of the numbers, as orders take them, so that neither waits for the other crosswise. */
    private static final String LOCK = """
            select n.phone_number from phone_numbers n
            join (select w.tenant_id, w.phone_number
                  from unnest(cast(:tenants as uuid[]), cast(:numbers as text[])) w (tenant_id, phone_number)
                  union
                  select d.tenant_id, d.phone_number from number_directory d
                  where d.phone_number = any (cast(:numbers as text[]))) w
              on w.tenant_id = n.tenant_id and w.phone_number = n.phone_number
            order by n.phone_number, n.tenant_id for update of n
            """;

    private final JdbcClient jdbc;

    StockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void lock(Collection<WantedNumber> wanted) {
        statement(LOCK, wanted).query((row, index) -> index).list();
    }

    /** How they stand but for the orders that may take them away. */
    public Map<PhoneNumber, NumberStanding> standings(Collection<WantedNumber> wanted) {
        // Looked up rather than read: checking the form of a number takes longer than the query.
        Map<String, PhoneNumber> numbers = wanted.stream()
                .map(WantedNumber::phoneNumber)
                .collect(Collectors.toMap(PhoneNumber::e164, Function.identity()));
        Map<PhoneNumber, NumberStanding> standings = new HashMap<>();
        statement(STANDINGS, wanted).query(row -> {
            standings.put(numbers.get(row.getString("phone_number")), standing(row));
        });
        return standings;
    }

    private JdbcClient.StatementSpec statement(String sql, Collection<WantedNumber> wanted) {
        return jdbc.sql(sql)
                .param(
                        "tenants",
                        wanted.stream().map(one -> one.tenantId().value()).toArray(UUID[]::new))
                .param(
                        "numbers",
                        wanted.stream().map(one -> one.phoneNumber().e164()).toArray(String[]::new));
    }

    private static NumberStanding standing(ResultSet row) throws SQLException {
        @Nullable UUID holder = row.getObject("holder", UUID.class);
        return new NumberStanding(
                holder == null ? null : new TenantId(holder),
                status(row.getString("holding")),
                status(row.getString("own")),
                NumberFactsRows.facts(row),
                false,
                row.getBoolean("undecided"));
    }

    private static @Nullable NumberStatus status(@Nullable String code) {
        return code == null ? null : NumberStatus.ofCode(code);
    }

    public void apply(Collection<NumberChange> changes) {
        List<NumberChange> taken =
                changes.stream().filter(change -> change.kind().isNew()).toList();
        // Of a tenant that does not use it any more; one that does was refused before.
        changing("""
                delete from number_directory d using (%s) w
                where d.phone_number = w.phone_number and d.tenant_id <> w.tenant_id
                  and not exists (select 1 from phone_numbers n where n.tenant_id = d.tenant_id
                                  and n.phone_number = d.phone_number and n.status = 'active')
                """, taken);
        changing("""
                insert into phone_numbers as n (tenant_id, phone_number, status, locked, zip_code, guarded_by, upstream)
                select w.tenant_id, w.phone_number, w.status, coalesce(s.lock_new_numbers, false),
                       nullif(w.zip_code, ''), w.guarded_by, nullif(w.upstream, '')
                from (%s) w left join number_settings s on s.tenant_id = w.tenant_id
                on conflict (tenant_id, phone_number) do update
                set status = excluded.status, zip_code = excluded.zip_code, guarded_by = excluded.guarded_by,
                    upstream = excluded.upstream,
                    locked = n.locked or (n.status = 'ported-out' and excluded.locked),
                    unlocked_until = case when n.status <> 'ported-out' then n.unlocked_until end
                """, changes);
        changing(
                "insert into number_directory (phone_number, tenant_id, reading)"
                        + " select w.phone_number, w.tenant_id, w.phone_number from (%s) w",
                taken);
    }

    private void changing(String sql, Collection<NumberChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        jdbc.sql(sql.formatted("select * from unnest(cast(:tenants as uuid[]), cast(:numbers as text[]),"
                        + " cast(:statuses as text[]), cast(:zips as text[]), cast(:guards as text[]), cast(:upstreams as text[]))"
                        + " u (tenant_id, phone_number, status, zip_code, guarded_by, upstream)"))
                .param(
                        "tenants",
                        changes.stream().map(one -> one.tenantId().value()).toArray(UUID[]::new))
                .param(
                        "numbers",
                        changes.stream().map(one -> one.phoneNumber().e164()).toArray(String[]::new))
                .param(
                        "statuses",
                        changes.stream().map(one -> one.kind().status().code()).toArray(String[]::new))
                .param(
                        "zips",
                        changes.stream().map(one -> one.facts().zipCode()).toArray(String[]::new))
                .param(
                        "guards",
                        changes.stream()
                                .map(one -> one.facts().guardedBy().code())
                                .toArray(String[]::new))
                .param(
                        "upstreams",
                        changes.stream().map(one -> one.facts().upstream()).toArray(String[]::new))
                .update();
    }

    public int active(TenantId tenantId) {
        return jdbc.sql("select count(*) from phone_numbers where tenant_id = :tenant and status = 'active'")
                .param("tenant", tenantId.value())
                .query(Integer.class)
                .single();
    }

    /**
     * What these tenants hold, in the order of tenants and numbers, after that of a tenant; what nobody has decided yet whose
     * it is, is left out.
     */
    public List<HeldNumber> held(Collection<TenantId> tenants, TenantId after, String afterNumber, int limit) {
        return jdbc.sql("""
                        select n.tenant_id, n.phone_number, n.status, n.zip_code, n.guarded_by, n.upstream
                        from phone_numbers n
                        join number_directory d on d.phone_number = n.phone_number and d.tenant_id = n.tenant_id
                        where n.tenant_id = any (cast(:tenants as uuid[])) and n.status <> 'ported-out'
                          and (n.tenant_id, n.phone_number) > (:after, :number)
                          and coalesce(d.reading, d.phone_number) = d.phone_number
                        order by n.tenant_id, n.phone_number limit :limit
                        """)
                .param("tenants", tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .param("after", after.value())
                .param("number", afterNumber)
                .param("limit", limit)
                .query((row, index) -> new HeldNumber(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new PhoneNumber(row.getString("phone_number")),
                        NumberStatus.ofCode(row.getString("status")),
                        NumberFactsRows.facts(row)))
                .list();
    }

    /**
     * Numbers that upstreams are to guard, in the order of tenants and numbers, after that of a tenant; what nobody has decided
     * yet whose it is, is left out.
     *
     * @param of the tenant whose they are; null for all of them
     */
    public List<UpstreamNumber> upstreamGuarded(@Nullable TenantId of, TenantId after, String afterNumber, int limit) {
        return jdbc.sql("""
                        select n.tenant_id, n.phone_number, n.upstream from phone_numbers n
                        join number_directory d on d.phone_number = n.phone_number and d.tenant_id = n.tenant_id
                        where %s n.guarded_by = 'upstream' and n.upstream is not null and n.status <> 'ported-out'
                          and (n.tenant_id, n.phone_number) > (:after, :number)
                          and coalesce(d.reading, d.phone_number) = d.phone_number
                        order by n.tenant_id, n.phone_number limit :limit
                        """.formatted(of == null ? "" : "n.tenant_id = :tenant and"))
                .param("tenant", of == null ? null : of.value())
                .param("after", after.value())
                .param("number", afterNumber)
                .param("limit", limit)
                .query((row, index) -> new UpstreamNumber(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new PhoneNumber(row.getString("phone_number")),
                        row.getString("upstream")))
                .list();
    }

    /** Whether the tenant holds this number, and an upstream is to guard it. */
    public Optional<UpstreamNumber> upstreamGuarded(TenantId tenantId, PhoneNumber number) {
        return jdbc.sql("""
                        select n.upstream from phone_numbers n
                        join number_directory d on d.phone_number = n.phone_number and d.tenant_id = n.tenant_id
                        where n.tenant_id = :tenant and n.phone_number = :number and n.guarded_by = 'upstream'
                          and n.upstream is not null and n.status <> 'ported-out'
                          and coalesce(d.reading, d.phone_number) = d.phone_number
                        """)
                .param("tenant", tenantId.value())
                .param("number", number.e164())
                .query((row, index) -> new UpstreamNumber(tenantId, number, row.getString("upstream")))
                .optional();
    }

    /** Writes down of toll-free numbers that nobody guards them (NUM-3); what somebody holds comes in a later round. */
    public int guardTollFree(int limit) {
        // Word for word as in the index of V038; PhoneNumber has the same codes.
        return jdbc.sql("""
                        update phone_numbers n set guarded_by = 'nobody'
                        from (select tenant_id, phone_number from phone_numbers
                              where guarded_by = 'here' and phone_number ~ '^\\+18(00|22|33|44|55|66|77|8[0-9])'
                              order by phone_number limit :limit for update skip locked) t
                        where n.tenant_id = t.tenant_id and n.phone_number = t.phone_number
                        """).param("limit", limit).update();
    }
}
