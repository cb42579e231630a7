package io.portwarden.people.member;

import io.portwarden.people.EmailAddress;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps requests to give a tenant an admin, and knows which admins have signed in lately; for the provider only. */
@Repository
class RecoveryRepository {

    private static final String OPEN = """
            select r.*, t.name from recoveries r join tenants t using (tenant_id)
            where r.ended_at is null and r.expires_at > clock_timestamp() and\s""";

    private final JdbcClient jdbc;

    RecoveryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A request as it is kept. */
    record Row(
            TenantId tenantId,
            String tenantName,
            UUID id,
            String email,
            Locale language,
            UUID requestedBy,
            String requestedByName,
            Instant requestedAt,
            Instant expiresAt) {}

    /** How many of the tenant's admins have used a session in this while, or have come in. */
    int adminsSeen(TenantId tenantId, Duration within) {
        return jdbc.sql("""
                        select count(*) from people p
                        where p.tenant_id = :tenant and p.role = 'tenant-admin' and p.removed_at is null
                          and (p.created_at > now() - make_interval(secs => :within)
                               or exists (select 1 from sessions s
                                          where s.tenant_id = p.tenant_id and s.person_id = p.person_id
                                            and s.last_used_at > now() - make_interval(secs => :within)))
                        """)
                .param("tenant", tenantId.value())
                .param("within", within.toSeconds())
                .query(Integer.class)
                .single();
    }

    /** Whether somebody was in the role for so long when the request was made, and is one of the provider's people still. */
    boolean wasOperator(UUID personId, Instant requestedAt, Duration since) {
        return jdbc.sql("""
                        select exists (select 1 from people
                                       where tenant_id = :provider and person_id = :person and removed_at is null
                                         and coalesce(role_since, created_at) <= :at - make_interval(secs => :since))
                        """)
                .param("provider", TenantId.PROVIDER.value())
                .param("person", personId)
                .param("at", Rows.bound(requestedAt))
                .param("since", since.toSeconds())
                .query(Boolean.class)
                .single();
    }

    /** @return until when it waits */
    Instant insert(
            TenantId tenantId, UUID id, EmailAddress email, Locale language, SignedInPerson by, Duration within) {
        return jdbc.sql("""
                        insert into recoveries (tenant_id, recovery_id, email, language, requested_by, requested_by_name,
                                                expires_at)
                        values (:tenant, :id, :email, :language, :by, :byName,
                                clock_timestamp() + make_interval(secs => :within))
                        returning expires_at
                        """)
                .param("tenant", tenantId.value())
                .param("id", id)
                .param("email", email.value())
                .param("language", language.getLanguage())
                .param("by", by.personId())
                .param("byName", by.displayName())
                .param("within", within.toSeconds())
                .query((row, index) -> Rows.instant(row, "expires_at"))
                .single();
    }

    /** Those that wait, the oldest first. */
    List<Row> open() {
        return jdbc.sql(OPEN + "true order by recovery_id")
                .query((row, index) -> row(row))
                .list();
    }

    /** The one that waits for the tenant. */
    Optional<Row> openOf(TenantId tenantId) {
        return jdbc.sql(OPEN + "r.tenant_id = :tenant limit 1")
                .param("tenant", tenantId.value())
                .query((row, index) -> row(row))
                .optional();
    }

    /** One that waits; it stays so until the transaction ends. */
    Optional<Row> lock(TenantId tenantId, UUID id) {
        return jdbc.sql(OPEN + "r.tenant_id = :tenant and r.recovery_id = :id for update of r")
                .param("tenant", tenantId.value())
                .param("id", id)
                .query((row, index) -> row(row))
                .optional();
    }

    void end(TenantId tenantId, UUID id, UUID by, boolean consented) {
        jdbc.sql("""
                        update recoveries set ended_at = clock_timestamp(), ended_by = :by, outcome = :outcome
                        where tenant_id = :tenant and recovery_id = :id
                        """)
                .param("by", by)
                .param("outcome", consented ? "consented" : "stopped")
                .param("tenant", tenantId.value())
                .param("id", id)
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("name"),
                row.getObject("recovery_id", UUID.class),
                row.getString("email"),
                Locale.of(row.getString("language")),
                row.getObject("requested_by", UUID.class),
                row.getString("requested_by_name"),
                Rows.instant(row, "requested_at"),
                Rows.instant(row, "expires_at"));
    }
}
