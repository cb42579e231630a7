package io.portwarden.people.password;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.Belongings;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the one link to a new password that works for a person, by the digest of its token. */
@Repository
class PasswordResetRepository implements Belongings {

    private final JdbcClient jdbc;

    PasswordResetRepository(JdbcClient jdbc) {
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
                        insert into password_resets as r (tenant_id, person_id, token_hash, made_at, expires_at)
                        values (:tenant, :person, :hash, clock_timestamp(),
                                clock_timestamp() + make_interval(secs => :worksFor))
                        on conflict (tenant_id, person_id) do update
                        set token_hash = excluded.token_hash, made_at = excluded.made_at,
                            expires_at = excluded.expires_at, used_at = null
                        where r.made_at <= excluded.made_at - make_interval(secs => :pause)
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

    /** Whose link it is, while it works. The transaction's scope must name the digest. */
    Optional<Key> holder(String tokenHash) {
        return jdbc.sql("""
                        select tenant_id, person_id from password_resets
                        where token_hash = :hash and used_at is null and expires_at > clock_timestamp()
                        """)
                .param("hash", tokenHash)
                .query((row, index) -> new Key(
                        new TenantId(row.getObject("tenant_id", UUID.class)), row.getObject("person_id", UUID.class)))
                .optional();
    }

    /** @return whether it worked until now; it does not any more */
    boolean use(Key person, String tokenHash) {
        return jdbc.sql("""
                                update password_resets set used_at = clock_timestamp()
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
                        update password_resets set used_at = clock_timestamp()
                        where tenant_id = :tenant and person_id = :person and used_at is null
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .update();
    }

    @Override
    public void endOfAddress(Key person) {
        endAll(person);
    }
}
