package io.portwarden.pin.key;

import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Answer;
import io.portwarden.shared.database.Pipeline;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the tenants' PINs, sealed. */
@Repository
public class PinRepository {

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    PinRepository(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    public Optional<TenantPin> find(TenantId tenantId) {
        return ask(tenantId).get();
    }

    /** The same, to be asked with what comes next. */
    public Answer<Optional<TenantPin>> ask(TenantId tenantId) {
        return pipeline.sql(
                        "select version, key_id, sealed, set_at, set_by, set_by_name from pins where tenant_id = :tenant")
                .param("tenant", tenantId.value())
                .optional((row, index) -> read(row));
    }

    /** The version of the PIN, which stays it until the transaction ends; 0 while none is set. */
    public Answer<Long> keepVersion(TenantId tenantId) {
        return pipeline.sql("select version from pins where tenant_id = :tenant for share")
                .param("tenant", tenantId.value())
                .optional((row, index) -> row.getLong("version"))
                .map(version -> version.orElse(0L));
    }

    /** Sets the first PIN or changes it to its next version. */
    public void set(TenantId tenantId, SealedPin sealed, SignedInPerson by) {
        jdbc.sql("""
                        insert into pins (tenant_id, version, key_id, sealed, set_at, set_by, set_by_name)
                        values (:tenant, 1, :key, :sealed, now(), :by, :byName)
                        on conflict (tenant_id) do update
                        set version = pins.version + 1, key_id = excluded.key_id, sealed = excluded.sealed,
                            set_at = excluded.set_at, set_by = excluded.set_by, set_by_name = excluded.set_by_name
                        """)
                .param("tenant", tenantId.value())
                .param("key", sealed.keyId())
                .param("sealed", sealed.bytes())
                .param("by", by.personId())
                .param("byName", by.displayName())
                .update();
    }

    /** Moves the same PIN under another key. */
    public void rewrap(TenantId tenantId, SealedPin sealed) {
        jdbc.sql("update pins set key_id = :key, sealed = :sealed where tenant_id = :tenant")
                .param("key", sealed.keyId())
                .param("sealed", sealed.bytes())
                .param("tenant", tenantId.value())
                .update();
    }

    /** The PIN if it is sealed under another key than this one; kept from change until the transaction ends. */
    public Optional<TenantPin> lockNotUnder(TenantId tenantId, String keyId) {
        return jdbc.sql("""
                        select version, key_id, sealed, set_at, set_by, set_by_name from pins
                        where tenant_id = :tenant and key_id <> :key for update
                        """)
                .param("tenant", tenantId.value())
                .param("key", keyId)
                .query((row, index) -> read(row))
                .optional();
    }

    private static TenantPin read(ResultSet row) throws SQLException {
        return new TenantPin(
                row.getLong("version"),
                new SealedPin(row.getString("key_id"), row.getBytes("sealed")),
                Rows.instant(row, "set_at"),
                row.getObject("set_by", UUID.class),
                row.getString("set_by_name"));
    }
}
