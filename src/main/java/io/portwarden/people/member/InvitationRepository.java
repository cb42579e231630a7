package io.portwarden.people.member;

import io.portwarden.people.EmailAddress;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who may come in, and the digest of the one link that each of them can come in by. */
@Repository
class InvitationRepository {

    private static final String OPEN = """
            select tenant_id, invitation_id, email, role, language, invited_by_name, made_at, expires_at,
                   expires_at <= clock_timestamp() as expired
            from invitations where ended_at is null and\s""";

    private final JdbcClient jdbc;

    InvitationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An invitation as it is kept. */
    record Row(TenantId tenantId, Invitation invitation, Locale language) {}

    /**
     * Begins an invitation, unless one is open for this address.
     *
     * @param by null where the program itself invites
     * @return until when the link works
     */
    Optional<Instant> insert(
            TenantId tenantId,
            UUID id,
            EmailAddress email,
            Role role,
            Locale language,
            @Nullable SignedInPerson by,
            String tokenHash,
            Duration worksFor) {
        return jdbc.sql("""
                        insert into invitations (tenant_id, invitation_id, email, role, language, invited_by,
                                                 invited_by_name, token_hash, made_at, expires_at)
                        values (:tenant, :id, :email, :role, :language, cast(:by as uuid), :byName, :hash,
                                clock_timestamp(), clock_timestamp() + make_interval(secs => :worksFor))
                        on conflict (tenant_id, email) where ended_at is null do nothing
                        returning expires_at
                        """)
                .param("tenant", tenantId.value())
                .param("id", id)
                .param("email", email.value())
                .param("role", role.code())
                .param("language", language.getLanguage())
                .param("by", by == null ? null : by.personId().toString())
                .param("byName", by == null ? "" : by.displayName())
                .param("hash", tokenHash)
                .param("worksFor", worksFor.toSeconds())
                .query((row, index) -> Rows.instant(row, "expires_at"))
                .optional();
    }

    /** Those of the tenant that are open, the newest first. */
    List<Invitation> open(TenantId tenantId) {
        return jdbc.sql(OPEN + "tenant_id = :tenant order by invitation_id desc")
                .param("tenant", tenantId.value())
                .query((row, index) -> row(row).invitation())
                .list();
    }

    /** The tenant's open invitation of this name; it stays open until the transaction ends. */
    Optional<Row> lock(TenantId tenantId, UUID id) {
        return jdbc.sql(OPEN + "tenant_id = :tenant and invitation_id = :id for update")
                .param("tenant", tenantId.value())
                .param("id", id)
                .query((row, index) -> row(row))
                .optional();
    }

    /** Whose link it is, while it works. The transaction's scope must name the digest. */
    Optional<Row> holder(String tokenHash) {
        return jdbc.sql(OPEN + "token_hash = :hash and expires_at > clock_timestamp()")
                .param("hash", tokenHash)
                .query((row, index) -> row(row))
                .optional();
    }

    /**
     * Another link takes the place of the one that was sent, which works no more.
     *
     * @param pause for which the one that was sent stays
     * @return until when the new link works; nothing where the one that was sent stays
     */
    Optional<Instant> renew(TenantId tenantId, UUID id, String tokenHash, Duration worksFor, Duration pause) {
        return jdbc.sql("""
                        update invitations
                        set token_hash = :hash, made_at = clock_timestamp(),
                            expires_at = clock_timestamp() + make_interval(secs => :worksFor)
                        where tenant_id = :tenant and invitation_id = :id and ended_at is null
                          and made_at <= clock_timestamp() - make_interval(secs => :pause)
                        returning expires_at
                        """)
                .param("tenant", tenantId.value())
                .param("id", id)
                .param("hash", tokenHash)
                .param("worksFor", worksFor.toSeconds())
                .param("pause", pause.toSeconds())
                .query((row, index) -> Rows.instant(row, "expires_at"))
                .optional();
    }

    void cancel(TenantId tenantId, UUID id) {
        jdbc.sql("""
                        update invitations set ended_at = clock_timestamp(), outcome = 'cancelled'
                        where tenant_id = :tenant and invitation_id = :id and ended_at is null
                        """).param("tenant", tenantId.value()).param("id", id).update();
    }

    /** @return whether the link worked until now; it does not any more */
    boolean accept(TenantId tenantId, UUID id, String tokenHash, UUID personId) {
        return jdbc.sql("""
                        update invitations set ended_at = clock_timestamp(), outcome = 'accepted', person_id = :person
                        where tenant_id = :tenant and invitation_id = :id and token_hash = :hash
                          and ended_at is null and expires_at > clock_timestamp()
                        """)
                        .param("tenant", tenantId.value())
                        .param("id", id)
                        .param("hash", tokenHash)
                        .param("person", personId)
                        .update()
                == 1;
    }

    private static Row row(ResultSet row) throws SQLException {
        Invitation invitation = new Invitation(
                row.getObject("invitation_id", UUID.class),
                row.getString("email"),
                Role.ofCode(row.getString("role")),
                row.getString("invited_by_name"),
                Rows.instant(row, "made_at"),
                Rows.instant(row, "expires_at"),
                row.getBoolean("expired"));
        return new Row(
                new TenantId(row.getObject("tenant_id", UUID.class)), invitation, Locale.of(row.getString("language")));
    }
}
