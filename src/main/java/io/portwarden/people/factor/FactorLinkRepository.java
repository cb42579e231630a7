package io.portwarden.people.factor;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.Belongings;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps the one link that lets a person set the first factor up, by the digest of its token, in the transaction under way,
 * which is for the person's tenant.
 */
@Repository
class FactorLinkRepository implements Belongings {

    private final JdbcClient jdbc;

    FactorLinkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * In the place of an earlier one.
     *
     * @param pause for which an earlier one stays
     * @return until when the link works; nothing where an earlier one stays
     */
    Optional<Instant> replace(Key person, String tokenHash, Duration worksFor, Duration pause) {
        return jdbc.sql("""
                        insert into factor_links as l (tenant_id, person_id, token_hash, made_at, expires_at)
                        values (:tenant, :person, :hash, clock_timestamp(),
                                clock_timestamp() + make_interval(secs => :worksFor))
                        on conflict (tenant_id, person_id) do update
                        set token_hash = excluded.token_hash, made_at = excluded.made_at,
                            expires_at = excluded.expires_at, used_at = null
                        where l.made_at <= excluded.made_at - make_interval(secs => :pause)
                        returning expires_at
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .param("hash", tokenHash)
                .param("worksFor", worksFor.toMillis() / 1000.0)
                .param("pause", pause.toMillis() / 1000.0)
                .query((row, index) -> Rows.instant(row, "expires_at"))
                .optional();
    }

    /** Whether one was shown on the console that was used, or still works; another is shown once that is forgotten. */
    boolean shown(Key person) {
        return jdbc.sql("""
                        select 1 from factor_links
                        where tenant_id = :tenant and person_id = :person and by_console
                          and (used_at is not null or expires_at > clock_timestamp())
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .query((row, index) -> true)
                .optional()
                .isPresent();
    }

    /** Of the link that was made last. */
    void noteShown(Key person) {
        jdbc.sql("update factor_links set by_console = true where tenant_id = :tenant and person_id = :person")
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .update();
    }

    void forgetShown(TenantId tenantId) {
        jdbc.sql("update factor_links set by_console = false where tenant_id = :tenant and by_console")
                .param("tenant", tenantId.value())
                .update();
    }

    boolean works(Key person, String tokenHash) {
        return jdbc.sql("""
                        select 1 from factor_links
                        where tenant_id = :tenant and person_id = :person and token_hash = :hash
                          and used_at is null and expires_at > clock_timestamp()
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .param("hash", tokenHash)
                .query((row, index) -> true)
                .optional()
                .isPresent();
    }

    /** @return whether it worked until now; it does not any more */
    boolean use(Key person, String tokenHash) {
        return jdbc.sql("""
                                update factor_links set used_at = clock_timestamp()
                                where tenant_id = :tenant and person_id = :person and token_hash = :hash
                                  and used_at is null and expires_at > clock_timestamp()
                                """)
                        .param("tenant", person.tenantId().value())
                        .param("person", person.personId())
                        .param("hash", tokenHash)
                        .update()
                == 1;
    }

    /** Whatever link the person has, it does not work any more. */
    @Override
    public void endAll(Key person) {
        jdbc.sql("""
                        update factor_links set used_at = clock_timestamp()
                        where tenant_id = :tenant and person_id = :person and used_at is null
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .update();
    }

    @Override
    public void endOfFactors(Key person) {
        endAll(person);
    }

    @Override
    public void endOfAddress(Key person) {
        endAll(person);
    }
}
