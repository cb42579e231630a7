package io.portwarden.provider;

import io.portwarden.apikey.KeyOnFile;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the digests of the API keys of the provider's own programs. */
@Repository
class ProviderKeyRepository {

    private static final String SELECT =
            "select api_key_id, name, created_at, expires_at, revoked_at, last_used_at from provider_keys ";

    private final JdbcClient jdbc;

    ProviderKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The transaction's scope must name the digest. */
    Optional<KeyOnFile> find(String hash) {
        return jdbc.sql(SELECT + "where key_hash = :hash")
                .param("hash", hash)
                .query((row, index) -> onFile(row))
                .optional();
    }

    /** Newest first. */
    List<KeyOnFile> all() {
        return jdbc.sql(SELECT + "order by api_key_id desc")
                .query((row, index) -> onFile(row))
                .list();
    }

    /** Lets nobody else issue a key until the transaction ends. */
    void hold() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('portwarden.provider_keys'))")
                .query((row, index) -> index)
                .list();
    }

    void insert(UUID id, String name, String hash, @Nullable Instant expiresAt) {
        jdbc.sql(
                        "insert into provider_keys (api_key_id, name, key_hash, expires_at) values (:id, :name, :hash, :expires)")
                .param("id", id)
                .param("name", name)
                .param("hash", hash)
                .param("expires", Rows.bound(expiresAt))
                .update();
    }

    /** @return the key, if there is one that was not revoked before */
    Optional<KeyOnFile> revoke(UUID id, Instant at) {
        return jdbc.sql("""
                        update provider_keys set revoked_at = :at where api_key_id = :id and revoked_at is null
                        returning api_key_id, name, created_at, expires_at, revoked_at, last_used_at
                        """)
                .param("at", Rows.bound(at))
                .param("id", id)
                .query((row, index) -> onFile(row))
                .optional();
    }

    /** Notes a use, unless somebody is just noting one. */
    void use(UUID id, Instant at) {
        jdbc.sql("""
                        update provider_keys set last_used_at = :at where api_key_id in (
                            select api_key_id from provider_keys where api_key_id = :id for update skip locked)
                        """).param("at", Rows.bound(at)).param("id", id).update();
    }

    private static KeyOnFile onFile(ResultSet row) throws SQLException {
        return new KeyOnFile(
                row.getObject("api_key_id", UUID.class),
                row.getString("name"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "expires_at"),
                Rows.instantOrNull(row, "revoked_at"),
                Rows.instantOrNull(row, "last_used_at"));
    }
}
