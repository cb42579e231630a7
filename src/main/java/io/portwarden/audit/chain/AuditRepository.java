package io.portwarden.audit.chain;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Pipeline;
import io.portwarden.shared.database.Rows;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Appends to the trail. */
@Repository
public class AuditRepository {

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    AuditRepository(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    /**
     * The end of a tenant's chain.
     *
     * @param position of the last entry, 0 before the first
     * @param lockedAt microseconds since 1970, never before the last entry
     * @param lockedNanos the same by {@link System#nanoTime()}
     */
    @SuppressWarnings("ArrayRecordComponent") // never leaves the room
    public record End(long position, byte[] mac, long lockedAt, long lockedNanos) {

        /** Microseconds since 1970, never before the last entry. */
        public long now() {
            return lockedAt + (System.nanoTime() - lockedNanos) / 1_000;
        }

        /** The end once the entry is appended. */
        public End after(EntryRow entry, byte[] entryMac) {
            return new End(entry.position(), entryMac, lockedAt, lockedNanos);
        }
    }

    /** The end of the tenant's chain, which nobody else appends to until the transaction ends. */
    public End lockEnd(TenantId tenantId) {
        return findEnd(tenantId).orElseGet(() -> {
            jdbc.sql("""
                            insert into audit_heads (tenant_id, position, mac, changed_at)
                            values (:tenant, 0, :mac, now()) on conflict do nothing
                            """)
                    .param("tenant", tenantId.value())
                    .param("mac", EntryMac.NONE)
                    .update();
            return findEnd(tenantId).orElseThrow();
        });
    }

    private Optional<End> findEnd(TenantId tenantId) {
        return jdbc.sql("""
                        select position, mac, greatest(clock_timestamp(), changed_at) as now
                        from audit_heads where tenant_id = :tenant for update
                        """)
                .param("tenant", tenantId.value())
                .query((row, index) -> new End(
                        row.getLong("position"), row.getBytes("mac"), EntryReader.micros(row, 3), System.nanoTime()))
                .optional();
    }

    public void append(EntryRow entry, byte[] mac) {
        pipeline.sql("""
                        with appended as (
                            insert into audit_entries (tenant_id, position, entry_id, happened_at, kind,
                                actor_kind, actor_id, actor_name, subject_kind, subject_id, subject_name,
                                details, key_id, mac)
                            values (:tenant, :position, :id, :at, :kind, :actorKind, :actorId, :actorName,
                                :subjectKind, :subjectId, :subjectName, :details, :key, :mac))
                        update audit_heads set position = :position, mac = :mac, changed_at = :at
                        where tenant_id = :tenant
                        """)
                .param("tenant", entry.tenantId())
                .param("position", entry.position())
                .param("id", entry.id())
                .param("at", Rows.bound(EntryReader.instant(entry.happenedAt())))
                .param("kind", entry.kind())
                .param("actorKind", entry.actorKind())
                .param("actorId", entry.actorId())
                .param("actorName", entry.actorName())
                .param("subjectKind", entry.subjectKind())
                .param("subjectId", entry.subjectId())
                .param("subjectName", entry.subjectName())
                .param("details", entry.details())
                .param("key", entry.keyId())
                .param("mac", mac)
                .update();
    }

    /** By key id, what the database keeps of each key that entries were made under. */
    Map<String, String> keyChecks() {
        return jdbc
                .sql("select key_id, check_value from audit_keys")
                .query((row, index) -> Map.entry(row.getString("key_id"), row.getString("check_value")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void remember(String keyId, String checkValue) {
        jdbc.sql("insert into audit_keys (key_id, check_value) values (:key, :value) on conflict do nothing")
                .param("key", keyId)
                .param("value", checkValue)
                .update();
    }
}
