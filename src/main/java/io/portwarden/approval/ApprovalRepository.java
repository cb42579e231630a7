package io.portwarden.approval;

import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what waits for a second admin, what has become of it, and which tenants want that. */
@Repository
class ApprovalRepository {

    private static final String WAITING = """
            select tenant_id, request_id, act, subject, requested_by, requested_by_name, requested_by_email,
                   requested_at, expires_at, array(select key from jsonb_each_text(data) order by key) as keys,
                   array(select value from jsonb_each_text(data) order by key) as values
            from approval_requests
            where tenant_id = :tenant and state = 'waiting' and expires_at > clock_timestamp()\s""";

    private static final int REMEMBERED = 20;

    private final JdbcClient jdbc;

    ApprovalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean ruleHolds(TenantId tenantId) {
        return jdbc.sql("select holds from two_person_rules where tenant_id = :tenant")
                .param("tenant", tenantId.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** @return whether it was otherwise before */
    boolean setRule(TenantId tenantId, boolean holds) {
        return jdbc.sql("""
                        insert into two_person_rules as r (tenant_id, holds) values (:tenant, :holds)
                        on conflict (tenant_id) do update set holds = :holds, changed_at = clock_timestamp()
                        where r.holds <> :holds
                        """)
                        .param("tenant", tenantId.value())
                        .param("holds", holds)
                        .update()
                == 1;
    }

    /** @return until when it waits; nothing where the same waits already */
    Optional<Instant> insert(
            UUID id, ActKind kind, String subject, Map<String, String> data, SignedInPerson by, Duration within) {
        return jdbc.sql("""
                        insert into approval_requests (tenant_id, request_id, act, subject, data, requested_by,
                                                       requested_by_name, requested_by_email, expires_at)
                        values (:tenant, :id, :act, :subject, jsonb_object(:keys, :values), :by, :byName, :byEmail,
                                clock_timestamp() + make_interval(secs => :within))
                        on conflict (tenant_id, act, subject) where state = 'waiting' do nothing
                        returning expires_at
                        """)
                .param("tenant", by.tenant())
                .param("id", id)
                .param("act", kind.code())
                .param("subject", subject)
                .param("keys", data.keySet().toArray(String[]::new))
                .param("values", data.values().toArray(String[]::new))
                .param("by", by.personId())
                .param("byName", by.displayName())
                .param("byEmail", by.email())
                .param("within", within.toSeconds())
                .query((row, index) -> Rows.instant(row, "expires_at"))
                .optional();
    }

    /** Those that have not been decided in time are over, and what they were to do is forgotten. */
    void expire(TenantId tenantId) {
        jdbc.sql("""
                        update approval_requests set state = 'expired', ended_at = expires_at, data = '{}'
                        where tenant_id = :tenant and state = 'waiting' and expires_at <= clock_timestamp()
                        """).param("tenant", tenantId.value()).update();
    }

    /** Whoever is no admin any more has nothing to ask for. */
    void dropAllOf(TenantId tenantId, UUID personId) {
        jdbc.sql("""
                        update approval_requests set state = 'obsolete', ended_at = clock_timestamp(), data = '{}'
                        where tenant_id = :tenant and requested_by = :person and state = 'waiting'
                        """)
                .param("tenant", tenantId.value())
                .param("person", personId)
                .update();
    }

    /** Those that wait, the oldest first. */
    List<ApprovalRequest> waiting(TenantId tenantId) {
        return jdbc.sql(WAITING + "order by request_id")
                .param("tenant", tenantId.value())
                .query((row, index) -> request(row))
                .list();
    }

    Optional<ApprovalRequest> find(TenantId tenantId, UUID id) {
        return one(tenantId, id, "");
    }

    /** One that waits; it stays so until the transaction ends. */
    Optional<ApprovalRequest> lock(TenantId tenantId, UUID id) {
        return one(tenantId, id, " for update");
    }

    private Optional<ApprovalRequest> one(TenantId tenantId, UUID id, String lock) {
        return jdbc.sql(WAITING + "and request_id = :id" + lock)
                .param("tenant", tenantId.value())
                .param("id", id)
                .query((row, index) -> request(row))
                .optional();
    }

    /** @param by null where nobody has decided it */
    void end(ApprovalRequest request, String state, @Nullable SignedInPerson by) {
        jdbc.sql("""
                        update approval_requests
                        set state = :state, ended_at = clock_timestamp(), ended_by = cast(:by as uuid),
                            ended_by_name = :byName, data = '{}'
                        where tenant_id = :tenant and request_id = :id
                        """)
                .param("state", state)
                .param("by", by == null ? null : by.personId().toString())
                .param("byName", by == null ? null : by.displayName())
                .param("tenant", request.tenantId().value())
                .param("id", request.id())
                .update();
    }

    /** The latest that are over, the newest first. */
    List<DecidedApproval> decided(TenantId tenantId) {
        return jdbc.sql("""
                        select act, subject, requested_by_name, case state when 'waiting' then 'expired' else state end
                               as state, coalesce(ended_by_name, '') as ended_by_name,
                               coalesce(ended_at, expires_at) as ended_at
                        from approval_requests
                        where tenant_id = :tenant and (state <> 'waiting' or expires_at <= clock_timestamp())
                        order by request_id desc limit :limit
                        """)
                .param("tenant", tenantId.value())
                .param("limit", REMEMBERED)
                .query((row, index) -> new DecidedApproval(
                        ActKind.ofCode(row.getString("act")),
                        row.getString("subject"),
                        row.getString("requested_by_name"),
                        row.getString("state"),
                        row.getString("ended_by_name"),
                        Rows.instant(row, "ended_at")))
                .list();
    }

    private static ApprovalRequest request(ResultSet row) throws SQLException {
        String[] keys = texts(row.getArray("keys"));
        String[] values = texts(row.getArray("values"));
        Map<String, String> data = new HashMap<>();
        for (int i = 0; i < keys.length; i++) {
            data.put(keys[i], values[i]);
        }
        return new ApprovalRequest(
                row.getObject("request_id", UUID.class),
                ActKind.ofCode(row.getString("act")),
                row.getString("subject"),
                data,
                new SignedInPerson(
                        row.getObject("tenant_id", UUID.class),
                        row.getObject("requested_by", UUID.class),
                        row.getString("requested_by_email"),
                        row.getString("requested_by_name"),
                        Role.TENANT_ADMIN),
                Rows.instant(row, "requested_at"),
                Rows.instant(row, "expires_at"));
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
