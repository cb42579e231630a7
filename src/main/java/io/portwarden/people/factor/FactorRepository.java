package io.portwarden.people.factor;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.Belongings;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps one-time codes' secrets and recovery codes, in the transaction under way, which is for the person's tenant. */
@Repository
class FactorRepository implements Belongings {

    private final JdbcClient jdbc;

    FactorRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A secret as it is kept.
     *
     * @param sealed see {@link FactorSecrets}
     * @param lastStep that of the last code that was accepted
     */
    record Codes(String sealed, long lastStep) {
        @Override
        public String toString() {
            return "Codes[…]";
        }
    }

    /** Nothing at all of somebody who is not there any more. */
    Held held(Key person) {
        return jdbc.sql("""
                        select p.code_generation, c.set_up_at,
                               (select count(*) from passkeys k
                                where k.tenant_id = p.tenant_id and k.person_id = p.person_id) as passkeys,
                               (select count(*) from recovery_codes r
                                where r.tenant_id = p.tenant_id and r.person_id = p.person_id
                                  and r.used_at is null) as recovery_codes,
                               -- Nodes of the version before note sessions only.
                               p.first_signed_in_at is not null
                                   or exists (select 1 from sessions s
                                              where s.tenant_id = p.tenant_id and s.person_id = p.person_id) as before
                        from accounts p left join one_time_codes c using (tenant_id, person_id)
                        where p.tenant_id = :tenant and p.person_id = :person and p.ended_at is null
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .query((row, index) -> new Held(
                        Rows.instantOrNull(row, "set_up_at"),
                        row.getInt("passkeys"),
                        row.getInt("recovery_codes"),
                        row.getBoolean("before"),
                        row.getInt("code_generation")))
                .optional()
                .orElse(new Held(null, 0, 0, true, 1));
    }

    /** Viewers of the tenant who have no factor. */
    List<UUID> viewersWithout(TenantId tenantId) {
        return jdbc.sql("""
                        select p.person_id from people p
                        where p.tenant_id = :tenant and p.role = 'tenant-viewer' and p.removed_at is null
                          and not exists (select 1 from one_time_codes c
                                          where c.tenant_id = p.tenant_id and c.person_id = p.person_id)
                          and not exists (select 1 from passkeys k
                                          where k.tenant_id = p.tenant_id and k.person_id = p.person_id)
                        order by p.person_id
                        """)
                .param("tenant", tenantId.value())
                .query((row, index) -> row.getObject("person_id", UUID.class))
                .list();
    }

    /** In the place of the secret of before. */
    void setUp(Key person, String sealed, long step) {
        jdbc.sql("""
                        insert into one_time_codes (tenant_id, person_id, secret, last_step, set_up_at)
                        values (:tenant, :person, :secret, :step, clock_timestamp())
                        on conflict (tenant_id, person_id) do update
                        set secret = excluded.secret, last_step = excluded.last_step, set_up_at = excluded.set_up_at
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .param("secret", sealed)
                .param("step", step)
                .update();
    }

    Optional<Codes> codes(Key person) {
        return jdbc.sql("""
                        select secret, last_step from one_time_codes
                        where tenant_id = :tenant and person_id = :person
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .query((row, index) -> new Codes(row.getString("secret"), row.getLong("last_step")))
                .optional();
    }

    /**
     * Uses a code up.
     *
     * @return false when it, or a later one, was used already, or there is another secret meanwhile
     */
    boolean use(Key person, Codes codes, long step) {
        return jdbc.sql("""
                        update one_time_codes set last_step = :step
                        where tenant_id = :tenant and person_id = :person and secret = :secret and last_step < :step
                        """)
                        .param("step", step)
                        .param("tenant", person.tenantId().value())
                        .param("person", person.personId())
                        .param("secret", codes.sealed())
                        .update()
                == 1;
    }

    void removeCodes(Key person) {
        jdbc.sql("delete from one_time_codes where tenant_id = :tenant and person_id = :person")
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .update();
    }

    /** @param hashes by place */
    void replaceRecoveryCodes(Key person, List<String> hashes) {
        removeRecoveryCodes(person);
        for (int slot = 0; slot < hashes.size(); slot++) {
            jdbc.sql("""
                            insert into recovery_codes (tenant_id, person_id, slot, code_hash)
                            values (:tenant, :person, :slot, :hash)
                            """)
                    .param("tenant", person.tenantId().value())
                    .param("person", person.personId())
                    .param("slot", slot)
                    .param("hash", hashes.get(slot))
                    .update();
        }
    }

    void removeRecoveryCodes(Key person) {
        jdbc.sql("delete from recovery_codes where tenant_id = :tenant and person_id = :person")
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .update();
    }

    /** The hash of the code at that place, while it was not used. */
    Optional<String> recoveryCode(Key person, int slot) {
        return jdbc.sql("""
                        select code_hash from recovery_codes
                        where tenant_id = :tenant and person_id = :person and slot = :slot and used_at is null
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .param("slot", slot)
                .query(String.class)
                .optional();
    }

    /** @return false when it was used already, or there is another one meanwhile */
    boolean useRecoveryCode(Key person, int slot, String hash) {
        return jdbc.sql("""
                        update recovery_codes set used_at = clock_timestamp()
                        where tenant_id = :tenant and person_id = :person and slot = :slot and code_hash = :hash
                          and used_at is null
                        """)
                        .param("tenant", person.tenantId().value())
                        .param("person", person.personId())
                        .param("slot", slot)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    @Override
    public void endAll(Key person) {
        endOfFactors(person);
    }

    @Override
    public void endOfFactors(Key person) {
        removeCodes(person);
        removeRecoveryCodes(person);
    }
}
