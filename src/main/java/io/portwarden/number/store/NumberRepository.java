package io.portwarden.number.store;

import io.portwarden.number.Guard;
import io.portwarden.number.NumberHolders;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.TenantNumber;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Answer;
import io.portwarden.shared.database.Pipeline;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the tenants' numbers, and the directory that says whose a number is. */
@Repository
public class NumberRepository {

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    NumberRepository(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    /** Whose these numbers are, under this text or another. The transaction's scope must name the numbers. */
    public NumberHolders holders(Collection<PhoneNumber> numbers) {
        Map<PhoneNumber, TenantId> holders = new HashMap<>();
        Set<PhoneNumber> undecided = new HashSet<>();
        jdbc.sql("""
                        select phone_number, tenant_id, false as under_another_text from number_directory
                        where phone_number = any (:numbers)
                        union all
                        select reading, tenant_id, true from number_directory
                        where reading = any (:numbers) and reading <> phone_number
                        """).param("numbers", texts(numbers)).query(row -> {
            PhoneNumber number = new PhoneNumber(row.getString("phone_number"));
            if (row.getBoolean("under_another_text")) {
                undecided.add(number);
            } else {
                holders.put(number, new TenantId(row.getObject("tenant_id", UUID.class)));
            }
        });
        return new NumberHolders(holders, undecided);
    }

    /** These numbers of the tenant, kept from change until the transaction ends; first kept, then looked at. */
    public Answer<List<TenantNumber>> lock(TenantId tenantId, Collection<PhoneNumber> numbers) {
        return pipeline.sql("""
                        with kept as materialized (
                            select tenant_id, phone_number, status, locked, unlocked_until, zip_code from phone_numbers
                            where tenant_id = :tenant and phone_number = any (:numbers)
                            order by phone_number for update
                        )
                        select phone_number, status, lock_holds(locked, unlocked_until, tenant_id, phone_number) as locked,
                               coalesce(zip_code, '') as zip_code
                        from kept
                        """)
                .param("tenant", tenantId.value())
                .param("numbers", texts(numbers))
                .list((row, index) -> new TenantNumber(
                        new PhoneNumber(row.getString("phone_number")),
                        NumberStatus.ofCode(row.getString("status")),
                        row.getBoolean("locked"),
                        row.getString("zip_code")));
    }

    /** The numbers stay with the tenant as what they were, and are nobody's to port any more. */
    public void portOut(TenantId tenantId, Collection<PhoneNumber> numbers) {
        jdbc.sql("""
                        update phone_numbers set status = 'ported-out', locked = false
                        where tenant_id = :tenant and phone_number = any (:numbers)
                        """)
                .param("tenant", tenantId.value())
                .param("numbers", texts(numbers))
                .update();
        jdbc.sql("delete from number_directory where tenant_id = :tenant and phone_number = any (:numbers)")
                .param("tenant", tenantId.value())
                .param("numbers", texts(numbers))
                .update();
    }

    /** Those of these numbers that have left the tenant. */
    public List<PhoneNumber> portedOut(TenantId tenantId, Collection<PhoneNumber> numbers) {
        return jdbc.sql("""
                        select phone_number from phone_numbers
                        where tenant_id = :tenant and phone_number = any (:numbers) and status = 'ported-out'
                        order by phone_number
                        """)
                .param("tenant", tenantId.value())
                .param("numbers", texts(numbers))
                .query((row, index) -> new PhoneNumber(row.getString(1)))
                .list();
    }

    /** The numbers are the tenant's again, in use and locked, whether they had left or come back in another way meanwhile. */
    public void restore(TenantId tenantId, Collection<PhoneNumber> numbers) {
        jdbc.sql("""
                        update phone_numbers set status = 'active', locked = true, unlocked_until = null
                        where tenant_id = :tenant and phone_number = any (:numbers)
                        """)
                .param("tenant", tenantId.value())
                .param("numbers", texts(numbers))
                .update();
        jdbc.sql("""
                        insert into number_directory (phone_number, tenant_id, reading)
                        select n, :tenant, n from unnest(cast(:numbers as text[])) n
                        where not exists (select 1 from number_directory d where d.phone_number = n and d.tenant_id = :tenant)
                        """)
                .param("tenant", tenantId.value())
                .param("numbers", texts(numbers))
                .update();
    }

    public List<String> all(TenantId tenantId) {
        return jdbc.sql("select phone_number from phone_numbers where tenant_id = :tenant and status <> 'ported-out'")
                .param("tenant", tenantId.value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** Two at the most: whether there is one or more is all that anybody asks. */
    public Answer<List<PhoneNumber>> someInService(TenantId tenantId) {
        return pipeline.sql(
                        "select phone_number from phone_numbers where tenant_id = :tenant and status = 'active' limit 2")
                .param("tenant", tenantId.value())
                .list((row, index) -> new PhoneNumber(row.getString(1)));
    }

    /** Which of these the tenant has in service. */
    public List<PhoneNumber> inService(TenantId tenantId, Collection<PhoneNumber> asked) {
        return jdbc.sql("""
                        select phone_number from phone_numbers
                        where tenant_id = :tenant and phone_number = any (:numbers) and status = 'active'
                        """)
                .param("tenant", tenantId.value())
                .param("numbers", texts(asked))
                .query((row, index) -> new PhoneNumber(row.getString(1)))
                .list();
    }

    /** Those in service in their order, from {@code after} on. */
    public List<PhoneNumber> inService(TenantId tenantId, @Nullable PhoneNumber after, int limit) {
        return jdbc.sql("""
                        select phone_number from phone_numbers
                        where tenant_id = :tenant and phone_number > :after and status = 'active'
                        order by phone_number limit :limit
                        """)
                .param("tenant", tenantId.value())
                .param("after", after == null ? "" : after.e164())
                .param("limit", limit)
                .query((row, index) -> new PhoneNumber(row.getString(1)))
                .list();
    }

    public int countInService(TenantId tenantId, int most) {
        return jdbc.sql("""
                        select count(*) from (select from phone_numbers
                                              where tenant_id = :tenant and status = 'active' limit :most) counted
                        """)
                .param("tenant", tenantId.value())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** A number that has left can come back, to the tenant that it left or to another. */
    public void insert(TenantId tenantId, TenantNumber number) {
        jdbc.sql("""
                        insert into phone_numbers (tenant_id, phone_number, status, zip_code, guarded_by, locked)
                        values (:tenant, :number, :status, nullif(:zip, ''), :guard, :locked or coalesce(
                            (select lock_new_numbers from number_settings where tenant_id = :tenant), false))
                        on conflict (tenant_id, phone_number) do update
                            set status = excluded.status, locked = excluded.locked, unlocked_until = null, created_at = now()
                            where phone_numbers.status = 'ported-out'
                        """)
                .param("tenant", tenantId.value())
                .param("number", number.phoneNumber().e164())
                .param("status", number.status().code())
                .param("zip", number.zipCode())
                .param("guard", Guard.HERE.of(number.phoneNumber()).code())
                .param("locked", number.locked())
                .update();
        jdbc.sql("insert into number_directory (phone_number, tenant_id, reading) values (:number, :tenant, :number)")
                .param("number", number.phoneNumber().e164())
                .param("tenant", tenantId.value())
                .update();
    }

    private static String[] texts(Collection<PhoneNumber> numbers) {
        return numbers.stream().map(PhoneNumber::e164).toArray(String[]::new);
    }
}
