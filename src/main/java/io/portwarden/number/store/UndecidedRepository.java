package io.portwarden.number.store;

import io.portwarden.number.UndecidedNumber;
import io.portwarden.number.UndecidedNumber.Stored;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds and settles numbers that are stored under another text than their own. */
@Repository
public class UndecidedRepository {

    private final JdbcClient jdbc;

    UndecidedRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(String reading, Stored stored) {}

    public List<UndecidedNumber> list(int limit) {
        return numbers(jdbc.sql("""
                        with readings as (
                            select reading from number_directory where reading <> phone_number and reading <> ''
                            group by reading order by reading limit :limit
                        )
                        select * from (
                            select r.reading, d.phone_number, d.tenant_id from readings r
                            join number_directory d on d.reading = r.reading and d.reading <> d.phone_number
                            union all
                            select r.reading, d.phone_number, d.tenant_id from readings r
                            join number_directory d on d.phone_number = r.reading
                            union all
                            (select reading, phone_number, tenant_id from number_directory
                             where reading = '' and reading <> phone_number order by phone_number limit :limit)
                        ) found order by reading, phone_number
                        """)
                .param("limit", limit)
                .query(UndecidedRepository::row)
                .list());
    }

    /** Kept from change until the transaction ends, the numbers of the tenants too. */
    public Optional<UndecidedNumber> lock(PhoneNumber number) {
        jdbc.sql("""
                        select phone_number from phone_numbers
                        where (tenant_id, phone_number) in (
                            select tenant_id, phone_number from number_directory
                            where phone_number = :number or (reading = :number and reading <> phone_number))
                        order by phone_number, tenant_id for update
                        """)
                .param("number", number.e164())
                .query((row, index) -> index)
                .list();
        List<Row> rows = jdbc.sql("""
                        select cast(:number as text) as reading, phone_number, tenant_id from number_directory
                        where phone_number = :number or (reading = :number and reading <> phone_number)
                        order by phone_number for update
                        """)
                .param("number", number.e164())
                .query(UndecidedRepository::row)
                .list();
        return numbers(rows).stream().findFirst();
    }

    public boolean isNoNumber(Stored stored) {
        return jdbc.sql("""
                        select n.phone_number from phone_numbers n
                        join number_directory d on d.phone_number = n.phone_number and d.tenant_id = n.tenant_id
                        where n.phone_number = :text and n.tenant_id = :tenant and d.reading = '' for update
                        """)
                .param("text", stored.text().e164())
                .param("tenant", stored.tenantId().value())
                .query((row, index) -> index)
                .optional()
                .isPresent();
    }

    /** The tenant keeps it as one that is out of use, under its own text unless it has that already. */
    public void takeAway(Stored stored, PhoneNumber number) {
        jdbc.sql("""
                        update phone_numbers n
                        set status = case when status = 'active' then 'inactive' else status end,
                            phone_number = case when exists (select 1 from phone_numbers o
                                                             where o.tenant_id = n.tenant_id and o.phone_number = :number)
                                                then n.phone_number else :number end
                        where n.tenant_id = :tenant and n.phone_number = :text
                        """)
                .param("number", number.e164())
                .param("text", stored.text().e164())
                .param("tenant", stored.tenantId().value())
                .update();
        forget(stored);
    }

    /** What the tenant's texts of one number are together: the most in use, and the most locked. */
    private record Whole(
            String status, boolean locked, @Nullable Instant unlockedUntil) {}

    public void give(UndecidedNumber shown, TenantId holder, PhoneNumber number) {
        List<Stored> own = shown.texts().stream()
                .filter(stored -> stored.tenantId().equals(holder))
                .toList();
        Whole whole = whole(holder, own);
        own.forEach(stored -> takeAway(stored, number));
        jdbc.sql("""
                        insert into phone_numbers (tenant_id, phone_number, status, locked, unlocked_until)
                        values (:tenant, :number, :status, :locked, :until)
                        on conflict (tenant_id, phone_number) do update
                        set status = excluded.status, locked = excluded.locked, unlocked_until = excluded.unlocked_until
                        """)
                .param("tenant", holder.value())
                .param("number", number.e164())
                .param("status", whole.status())
                .param("locked", whole.locked())
                .param("until", Rows.bound(whole.unlockedUntil()))
                .update();
        jdbc.sql("insert into number_directory (phone_number, tenant_id, reading) values (:number, :tenant, :number)")
                .param("number", number.e164())
                .param("tenant", holder.value())
                .update();
    }

    private Whole whole(TenantId holder, List<Stored> own) {
        return jdbc.sql("""
                        select case when bool_or(status = 'active') then 'active' else 'inactive' end as status,
                               bool_or(locked) as locked,
                               case when not bool_or(lock_holds(locked, unlocked_until)) then min(unlocked_until) end as until
                        from phone_numbers where tenant_id = :tenant and phone_number = any (:texts)
                        """)
                .param("tenant", holder.value())
                .param("texts", own.stream().map(stored -> stored.text().e164()).toArray(String[]::new))
                .query((row, index) ->
                        new Whole(row.getString("status"), row.getBoolean("locked"), Rows.instantOrNull(row, "until")))
                .single();
    }

    private void forget(Stored stored) {
        jdbc.sql("delete from number_directory where phone_number = :text and tenant_id = :tenant")
                .param("text", stored.text().e164())
                .param("tenant", stored.tenantId().value())
                .update();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getString("reading"),
                new Stored(
                        new PhoneNumber(row.getString("phone_number")),
                        new TenantId(row.getObject("tenant_id", UUID.class))));
    }

    /** What is no number stands by itself; of a number all texts, if there is another than its own. */
    private static List<UndecidedNumber> numbers(List<Row> rows) {
        List<UndecidedNumber> numbers = new ArrayList<>();
        Map<String, List<Stored>> texts = new LinkedHashMap<>();
        rows.forEach(row -> {
            if (row.reading().isEmpty()) {
                numbers.add(new UndecidedNumber(Optional.empty(), List.of(row.stored())));
            } else {
                texts.computeIfAbsent(row.reading(), any -> new ArrayList<>()).add(row.stored());
            }
        });
        texts.forEach((reading, stored) -> {
            if (stored.stream().anyMatch(one -> !one.text().e164().equals(reading))) {
                numbers.add(new UndecidedNumber(Optional.of(new PhoneNumber(reading)), stored));
            }
        });
        return numbers;
    }
}
