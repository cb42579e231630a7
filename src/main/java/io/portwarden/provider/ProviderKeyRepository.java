package io.portwarden.provider;

import io.portwarden.apikey.KeyOnFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Keeps the digests of the API keys of the provider's own programs. */
interface ProviderKeyRepository extends Repository<KeyOnFile, UUID> {

    String COLUMNS = "api_key_id as id, name, created_at, expires_at, revoked_at, last_used_at";

    /** The transaction's scope must name the digest. */
    @Query("select " + COLUMNS + " from provider_keys where key_hash = :hash")
    Optional<KeyOnFile> find(String hash);

    /** Newest first. */
    @Query("select " + COLUMNS + " from provider_keys order by api_key_id desc")
    List<KeyOnFile> all();

    /** Lets nobody else issue a key until the transaction ends. */
    @Query("select 1 from pg_advisory_xact_lock(hashtext('portwarden.provider_keys'))")
    int hold();

    @Modifying
    @Query("insert into provider_keys (api_key_id, name, key_hash, expires_at) values (:id, :name, :hash, :expiresAt)")
    void insert(UUID id, String name, String hash, @Nullable Instant expiresAt);

    /** @return the key, if there is one that was not revoked before */
    @Query("update provider_keys set revoked_at = :at where api_key_id = :id and revoked_at is null returning "
            + COLUMNS)
    Optional<KeyOnFile> revoke(UUID id, Instant at);

    /** Notes a use, unless somebody is just noting one. */
    @Modifying
    @Query("""
            update provider_keys set last_used_at = :at where api_key_id in (
                select api_key_id from provider_keys where api_key_id = :id for update skip locked)
            """)
    void use(UUID id, Instant at);
}
