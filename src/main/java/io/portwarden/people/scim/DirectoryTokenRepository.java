package io.portwarden.people.scim;

import io.portwarden.apikey.KeyOnFile;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the digests of directories' tokens. */
@Repository
class DirectoryTokenRepository {

    private static final String COLUMNS =
            "select tenant_id, token_id, name, created_at, expires_at, revoked_at, last_used_at from directory_tokens ";

    private final JdbcClient jdbc;

    DirectoryTokenRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A token, and whose it is. */
    record Held(TenantId tenantId, KeyOnFile token) {}

    /** The transaction's scope must name the digest. */
    Optional<Held> find(String hash) {
        return jdbc.sql(COLUMNS + "where token_hash = :hash")
                .param("hash", hash)
                .query((row, index) -> new Held(new TenantId(row.getObject("tenant_id", UUID.class)), token(row)))
                .optional();
    }

    /** Newest first. */
    List<KeyOnFile> all(TenantId tenantId) {
        return jdbc.sql(COLUMNS + "where tenant_id = :tenant order by token_id desc")
                .param("tenant", tenantId.value())
                .query((row, index) -> token(row))
                .list();
    }

    void insert(TenantId tenantId, UUID id, String name, String hash, @Nullable Instant expiresAt) {
        jdbc.sql("""
                        insert into directory_tokens (tenant_id, token_id, name, token_hash, expires_at)
                        values (:tenant, :id, :name, :hash, :expiresAt)
                        """)
                .param("tenant", tenantId.value())
                .param("id", id)
                .param("name", name)
                .param("hash", hash)
                .param("expiresAt", expiresAt == null ? null : Timestamp.from(expiresAt))
                .update();
    }

    /** @return the token's name, if there is one that was not revoked before */
    Optional<String> revoke(TenantId tenantId, UUID id, Instant at) {
        return jdbc.sql("""
                        update directory_tokens set revoked_at = :at
                        where tenant_id = :tenant and token_id = :id and revoked_at is null returning name
                        """)
                .param("tenant", tenantId.value())
                .param("id", id)
                .param("at", Timestamp.from(at))
                .query(String.class)
                .optional();
    }

    /** Notes a use, unless somebody is just noting one. */
    void use(TenantId tenantId, UUID id, Instant at) {
        jdbc.sql("""
                        update directory_tokens set last_used_at = :at where tenant_id = :tenant and token_id in (
                            select token_id from directory_tokens
                            where tenant_id = :tenant and token_id = :id for update skip locked)
                        """)
                .param("tenant", tenantId.value())
                .param("id", id)
                .param("at", Timestamp.from(at))
                .update();
    }

    private static KeyOnFile token(ResultSet row) throws SQLException {
        return new KeyOnFile(
                row.getObject("token_id", UUID.class),
                row.getString("name"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "expires_at"),
                Rows.instantOrNull(row, "revoked_at"),
                Rows.instantOrNull(row, "last_used_at"));
    }
}
