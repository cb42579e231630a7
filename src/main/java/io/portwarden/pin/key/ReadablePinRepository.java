package io.portwarden.pin.key;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps PINs that have to be handed on, sealed. The database's clock is the only one: what is older than 24 hours is not found
 * any more, whether it was erased yet or not.
 */
@Repository
class ReadablePinRepository {

    /** Word for word as in the policies of V056. */
    private static final String IN_TIME = "kept_at > now() - interval '24 hours'";

    private final JdbcClient jdbc;

    ReadablePinRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of which version of the PIN. */
    record Kept(long version, SealedPin sealed) {}

    void insert(TenantId tenantId, long version, SealedPin sealed) {
        jdbc.sql("""
                        insert into pins_to_hand_on (tenant_id, version, key_id, sealed)
                        values (:tenant, :version, :key, :sealed)
                        """)
                .param("tenant", tenantId.value())
                .param("version", version)
                .param("key", sealed.keyId())
                .param("sealed", sealed.bytes())
                .update();
    }

    Optional<SealedPin> find(TenantId tenantId, long version) {
        return jdbc.sql("select version, key_id, sealed from pins_to_hand_on"
                        + " where tenant_id = :tenant and version = :version and " + IN_TIME)
                .param("tenant", tenantId.value())
                .param("version", version)
                .query((row, index) -> read(row).sealed())
                .optional();
    }

    /** Until when it can be found. */
    Optional<Instant> until(TenantId tenantId, long version) {
        return jdbc.sql("select kept_at + interval '24 hours' as until from pins_to_hand_on"
                        + " where tenant_id = :tenant and version = :version and " + IN_TIME)
                .param("tenant", tenantId.value())
                .param("version", version)
                .query((row, index) -> Rows.instant(row, "until"))
                .optional();
    }

    void delete(TenantId tenantId, long version) {
        jdbc.sql("delete from pins_to_hand_on where tenant_id = :tenant and version = :version")
                .param("tenant", tenantId.value())
                .param("version", version)
                .update();
    }

    /** In one statement: of a version that is set at this moment the tenant's PIN would be lost. */
    void deleteIfNotSet(TenantId tenantId, long version) {
        jdbc.sql("""
                        delete from pins_to_hand_on
                        where tenant_id = :tenant and version = :version
                          and not exists (select 1 from pins p where p.tenant_id = :tenant and p.version >= :version)
                        """)
                .param("tenant", tenantId.value())
                .param("version", version)
                .update();
    }

    void deleteOthers(TenantId tenantId, long version) {
        jdbc.sql("delete from pins_to_hand_on where tenant_id = :tenant and version <> :version")
                .param("tenant", tenantId.value())
                .param("version", version)
                .update();
    }

    /** What is sealed under another key than this one; kept from change until the transaction ends. */
    List<Kept> lockNotUnder(TenantId tenantId, String keyId) {
        return jdbc.sql("""
                        select version, key_id, sealed from pins_to_hand_on
                        where tenant_id = :tenant and key_id <> :key order by version for update
                        """)
                .param("tenant", tenantId.value())
                .param("key", keyId)
                .query((row, index) -> read(row))
                .list();
    }

    void rewrap(TenantId tenantId, Kept kept) {
        jdbc.sql("update pins_to_hand_on set key_id = :key, sealed = :sealed"
                        + " where tenant_id = :tenant and version = :version")
                .param("key", kept.sealed().keyId())
                .param("sealed", kept.sealed().bytes())
                .param("tenant", tenantId.value())
                .param("version", kept.version())
                .update();
    }

    /** Erases what is too old, whosever it is, in a transaction for the provider, which sees nothing else here. */
    int deleteOverdue() {
        return jdbc.sql("delete from pins_to_hand_on where not (" + IN_TIME + ")")
                .update();
    }

    private static Kept read(ResultSet row) throws SQLException {
        return new Kept(row.getLong("version"), new SealedPin(row.getString("key_id"), row.getBytes("sealed")));
    }
}
