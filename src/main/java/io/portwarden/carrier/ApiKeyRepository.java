package io.portwarden.carrier;

import io.portwarden.apikey.ApiKey;
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

/** Keeps the digests of API keys. */
@Repository
class ApiKeyRepository {

    private final JdbcClient jdbc;

    ApiKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The key with that digest and whose it is; the transaction's scope must name the digest. */
    Optional<IssuedKey> find(String hash) {
        return jdbc.sql("""
                        select api_key_id, key.name key_name, key.created_at, expires_at, revoked_at, last_used_at,
                               carrier_id, spid, carriers.name, other_spids
                        from api_keys key join carriers using (carrier_id) where key_hash = :hash
                        """)
                .param("hash", hash)
                .query((row, index) -> new IssuedKey(carrier(row), onFile(row)))
                .optional();
    }

    /** The carrier's keys, or its test keys, newest first. */
    List<KeyOnFile> ofCarrier(CarrierId carrierId, boolean test) {
        return jdbc.sql("""
                        select api_key_id, name key_name, created_at, expires_at, revoked_at, last_used_at
                        from api_keys where carrier_id = :carrier and test = :test order by api_key_id desc
                        """)
                .param("carrier", carrierId.value())
                .param("test", test)
                .query((row, index) -> onFile(row))
                .list();
    }

    /** Lets nobody else give the carrier a key until the transaction ends. */
    void hold(CarrierId carrierId) {
        jdbc.sql("select 1 from carriers where carrier_id = :carrier for no key update")
                .param("carrier", carrierId.value())
                .query((row, index) -> row.getInt(1))
                .list();
    }

    /** @return whether the carrier has that key, and it was not revoked before */
    boolean revoke(CarrierId carrierId, UUID id, Instant at) {
        return jdbc.sql("""
                        update api_keys set revoked_at = :at
                        where carrier_id = :carrier and api_key_id = :id and revoked_at is null
                        """)
                        .param("at", Rows.bound(at))
                        .param("carrier", carrierId.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    void insert(CarrierId carrierId, UUID id, String name, ApiKey key, @Nullable Instant expiresAt) {
        jdbc.sql("""
                        insert into api_keys (carrier_id, api_key_id, name, key_hash, test, expires_at)
                        values (:carrier, :id, :name, :hash, :test, :expires)
                        """)
                .param("carrier", carrierId.value())
                .param("id", id)
                .param("name", name)
                .param("hash", key.hash())
                .param("test", key.isTest())
                .param("expires", Rows.bound(expiresAt))
                .update();
    }

    /** Puts another digest in the place of those of that name. */
    void replace(CarrierId carrierId, String name, String hash) {
        jdbc.sql("update api_keys set key_hash = :hash where carrier_id = :carrier and name = :name and not test")
                .param("hash", hash)
                .param("carrier", carrierId.value())
                .param("name", name)
                .update();
    }

    /** Notes a use, unless somebody is just noting one. */
    void use(CarrierId carrierId, UUID id, Instant at) {
        jdbc.sql("""
                        update api_keys set last_used_at = :at where (carrier_id, api_key_id) in (
                            select carrier_id, api_key_id from api_keys
                            where carrier_id = :carrier and api_key_id = :id for update skip locked)
                        """)
                .param("at", Rows.bound(at))
                .param("carrier", carrierId.value())
                .param("id", id)
                .update();
    }

    private static Carrier carrier(ResultSet row) throws SQLException {
        return new Carrier(
                new CarrierId(row.getObject("carrier_id", UUID.class)),
                row.getString("spid"),
                row.getString("name"),
                Rows.texts(row, "other_spids"));
    }

    private static KeyOnFile onFile(ResultSet row) throws SQLException {
        return new KeyOnFile(
                row.getObject("api_key_id", UUID.class),
                row.getString("key_name"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "expires_at"),
                Rows.instantOrNull(row, "revoked_at"),
                Rows.instantOrNull(row, "last_used_at"));
    }
}
