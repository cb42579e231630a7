package io.portwarden.people.session;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who is signed in over all nodes, in transactions for the tenant. */
@Repository
class SessionRepository {

    private final JdbcClient jdbc;

    SessionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A session as it is kept. */
    record Row(UUID id, Instant beganAt, Instant lastUsedAt, String browser, String source) {}

    void insert(Key person, UUID id, String browser, String source) {
        jdbc.sql("""
                        insert into sessions (tenant_id, session_id, person_id, began_at, last_used_at, browser, source)
                        values (:tenant, :id, :person, clock_timestamp(), clock_timestamp(), :browser, :source)
                        """)
                .param("tenant", person.tenantId().value())
                .param("id", id)
                .param("person", person.personId())
                .param("browser", browser)
                .param("source", source)
                .update();
    }

    /** By whose word a session began, as it is kept. */
    record Origin(
            Key person,
            UUID sessionId,
            String subjectDigest,
            @Nullable String sidDigest) {}

    void insertOrigin(Key person, UUID id, SessionOrigin origin) {
        jdbc.sql("""
                        insert into session_origins (tenant_id, session_id, person_id, subject_hash, sid_hash)
                        values (:tenant, :id, :person, :subject, :sid)
                        """)
                .param("tenant", person.tenantId().value())
                .param("id", id)
                .param("person", person.personId())
                .param("subject", origin.subjectDigest())
                .param("sid", origin.sidDigest(), Types.VARCHAR)
                .update();
    }

    /** Those that such a digest is of; the transaction's scope must name it. */
    List<Origin> origins(String digest) {
        return jdbc.sql("""
                        select tenant_id, session_id, person_id, subject_hash, sid_hash from session_origins
                        where subject_hash = :digest or sid_hash = :digest
                        """)
                .param("digest", digest)
                .query((row, index) -> new Origin(
                        new Key(
                                new TenantId(row.getObject("tenant_id", UUID.class)),
                                row.getObject("person_id", UUID.class)),
                        row.getObject("session_id", UUID.class),
                        row.getString("subject_hash"),
                        row.getString("sid_hash")))
                .list();
    }

    boolean isOpen(Key person, UUID id) {
        return jdbc.sql("select 1 from sessions where tenant_id = :tenant and session_id = :id and ended_at is null")
                .param("tenant", person.tenantId().value())
                .param("id", id)
                .query((row, index) -> true)
                .optional()
                .isPresent();
    }

    /** Those of these that have not ended, whoever's they are; the transaction is the provider's. */
    Set<UUID> open(Collection<PortalSession> asked) {
        return Set.copyOf(jdbc.sql("""
                        select session_id from sessions
                        join unnest(:tenants, :ids) as asked (tenant, id) on tenant_id = tenant and session_id = id
                        where ended_at is null
                        """)
                .param(
                        "tenants",
                        asked.stream()
                                .map(session -> session.account().tenantId().value())
                                .toArray(UUID[]::new))
                .param("ids", asked.stream().map(PortalSession::id).toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    void noteUse(Key person, UUID id) {
        jdbc.sql("""
                        update sessions set last_used_at = clock_timestamp()
                        where tenant_id = :tenant and session_id = :id and ended_at is null
                        """).param("tenant", person.tenantId().value()).param("id", id).update();
    }

    /** Those of the person that have not ended; one whose node has died ends when it has not been used for so long. */
    List<Row> open(Key person, Duration idle, Duration atMost) {
        return jdbc.sql("""
                        select session_id, began_at, last_used_at, browser, source from sessions
                        where tenant_id = :tenant and person_id = :person and ended_at is null
                          and last_used_at > clock_timestamp() - make_interval(secs => :idle)
                          and began_at > clock_timestamp() - make_interval(secs => :atMost)
                        order by last_used_at desc, session_id
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .param("idle", idle.toMillis() / 1000.0)
                .param("atMost", atMost.toMillis() / 1000.0)
                .query((row, index) -> row(row))
                .list();
    }

    /** @return whether it was one of the person's that had not ended already */
    boolean end(Key person, UUID id) {
        return jdbc.sql("""
                        update sessions set ended_at = clock_timestamp()
                        where tenant_id = :tenant and person_id = :person and session_id = :id and ended_at is null
                        """)
                        .param("tenant", person.tenantId().value())
                        .param("person", person.personId())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** @param kept the one that goes on, if one does */
    void endAll(Key person, @Nullable UUID kept) {
        jdbc.sql("""
                        update sessions set ended_at = clock_timestamp()
                        where tenant_id = :tenant and person_id = :person and ended_at is null
                          and session_id is distinct from :kept
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .param("kept", kept, Types.OTHER)
                .update();
    }

    void endAll(TenantId tenantId) {
        jdbc.sql("""
                        update sessions set ended_at = clock_timestamp()
                        where tenant_id = :tenant and ended_at is null
                        """).param("tenant", tenantId.value()).update();
    }

    /** Takes away those of more than 90 days ago, which the database alone lets go; the transaction is the provider's. */
    void clearOld() {
        jdbc.sql("delete from sessions where began_at < now() - interval '90 days'")
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("session_id", UUID.class),
                Rows.instant(row, "began_at"),
                Rows.instant(row, "last_used_at"),
                row.getString("browser"),
                row.getString("source"));
    }
}
