package io.portwarden.people.passkey;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.Belongings;
import io.portwarden.people.Sha256;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/**
 * Keeps passkeys, and the directory that says whose each is. Every method but {@link #holder} works in a transaction
 * that is for the tenant, and finds that tenant's passkeys only.
 */
@Repository
class PasskeyRepository implements UserCredentialRepository, Belongings {

    private static final String FIND = """
            select credential_id, passkey_handle, name, public_key, signature_count, user_verified, backup_eligible,
                   backed_up, transports, attestation_object, passkeys.created_at, last_used_at
            from passkeys join accounts using (tenant_id, person_id) where ended_at is null and
            """;

    private final JdbcClient jdbc;

    PasskeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a transaction has to state to look up whose the passkey is. */
    static String digest(Bytes id) {
        return Sha256.hex("passkey", id.toBase64UrlString());
    }

    /** Where whoever has this passkey belongs; the transaction's scope must name the passkey's digest. */
    Optional<TenantId> holder(Bytes id) {
        return jdbc.sql("select tenant_id from passkey_holders where credential_hash = :hash")
                .param("hash", digest(id))
                .query((row, index) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .optional();
    }

    /** Whose the passkey is. */
    Optional<Key> person(Bytes id) {
        return jdbc.sql("select tenant_id, person_id from passkeys where credential_id = :id")
                .param("id", id.getBytes())
                .query((row, index) -> new Key(
                        new TenantId(row.getObject("tenant_id", UUID.class)), row.getObject("person_id", UUID.class)))
                .optional();
    }

    /** The person's passkeys, the newest first. */
    List<Passkey> all(Key person) {
        return jdbc.sql("""
                        select credential_id, name, created_at, last_used_at from passkeys
                        where tenant_id = :tenant and person_id = :person order by created_at desc, credential_id
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .query((row, index) -> new Passkey(
                        new Bytes(row.getBytes("credential_id")).toBase64UrlString(),
                        row.getString("name"),
                        Rows.instant(row, "created_at"),
                        Rows.instantOrNull(row, "last_used_at")))
                .list();
    }

    /** @return false when the person has no such passkey */
    boolean rename(Key person, Bytes id, String name) {
        return jdbc.sql("""
                        update passkeys set name = :name
                        where tenant_id = :tenant and person_id = :person and credential_id = :id
                        """)
                        .param("name", name)
                        .param("tenant", person.tenantId().value())
                        .param("person", person.personId())
                        .param("id", id.getBytes())
                        .update()
                == 1;
    }

    /** @return false when the person has no such passkey */
    boolean remove(Key person, Bytes id) {
        jdbc.sql("""
                        delete from passkey_holders where tenant_id = :tenant and credential_id in (
                            select credential_id from passkeys
                            where tenant_id = :tenant and person_id = :person and credential_id = :id)
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .param("id", id.getBytes())
                .update();
        return jdbc.sql("""
                        delete from passkeys
                        where tenant_id = :tenant and person_id = :person and credential_id = :id
                        """)
                        .param("tenant", person.tenantId().value())
                        .param("person", person.personId())
                        .param("id", id.getBytes())
                        .update()
                == 1;
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return jdbc.sql(FIND + "credential_id = :id")
                .param("id", id.getBytes())
                .query((row, index) -> passkey(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql(FIND + "passkey_handle = :handle")
                .param("handle", handle.getBytes())
                .query((row, index) -> passkey(row))
                .list();
    }

    /**
     * Adds a passkey, or notes that it was used.
     *
     * @throws PasskeyRefusedException when its count of signatures did not go up although it counts: there is a copy of
     *     it (Web Authentication, level 3, section 6.1.1)
     */
    @Override
    public void save(CredentialRecord passkey) {
        if (findByCredentialId(passkey.getCredentialId()) == null) {
            insert(passkey);
        } else {
            noteUse(passkey);
        }
    }

    /** Compares with the stored count in the statement that replaces it: of two uses at once with one count, one wins. */
    private void noteUse(CredentialRecord passkey) {
        int rows = jdbc.sql("""
                        update passkeys set signature_count = :count, last_used_at = :used
                        where credential_id = :id and (signature_count < :count or (signature_count = 0 and :count = 0))
                        """)
                .param("count", passkey.getSignatureCount())
                .param("used", Rows.bound(passkey.getLastUsed()))
                .param("id", passkey.getCredentialId().getBytes())
                .update();
        if (rows == 0) {
            throw new PasskeyRefusedException(PasskeyRefusedException.Reason.COPIED);
        }
    }

    private void insert(CredentialRecord passkey) {
        jdbc.sql("""
                        insert into passkeys (tenant_id, person_id, credential_id, name, public_key, signature_count,
                                              user_verified, backup_eligible, backed_up, transports, attestation_object)
                        select tenant_id, person_id, :id, :name, :key, :count, :verified, :eligible, :backedUp,
                               :transports, :attestation
                        from accounts where passkey_handle = :handle
                        """)
                .param("id", passkey.getCredentialId().getBytes())
                .param("name", passkey.getLabel())
                .param("key", passkey.getPublicKey().getBytes())
                .param("count", passkey.getSignatureCount())
                .param("verified", passkey.isUvInitialized())
                .param("eligible", passkey.isBackupEligible())
                .param("backedUp", passkey.isBackupState())
                .param(
                        "transports",
                        passkey.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .toArray(String[]::new))
                .param(
                        "attestation",
                        Objects.requireNonNull(passkey.getAttestationObject()).getBytes())
                .param("handle", passkey.getUserEntityUserId().getBytes())
                .update();
        jdbc.sql("""
                        insert into passkey_holders (credential_hash, tenant_id, credential_id)
                        select :hash, tenant_id, credential_id from passkeys where credential_id = :id
                        """)
                .param("hash", digest(passkey.getCredentialId()))
                .param("id", passkey.getCredentialId().getBytes())
                .update();
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("Only whose passkey it is may remove it");
    }

    /** None of them opens anything any more. */
    @Override
    public void endAll(Key person) {
        jdbc.sql("""
                        delete from passkey_holders h using passkeys k
                        where k.tenant_id = :tenant and k.person_id = :person
                          and h.tenant_id = k.tenant_id and h.credential_id = k.credential_id
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .update();
        jdbc.sql("delete from passkeys where tenant_id = :tenant and person_id = :person")
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .update();
    }

    @Override
    public void endOfFactors(Key person) {
        endAll(person);
    }

    private static CredentialRecord passkey(ResultSet row) throws SQLException {
        Instant createdAt = Rows.instant(row, "created_at");
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(new Bytes(row.getBytes("passkey_handle")))
                .label(row.getString("name"))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("user_verified"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .transports(transports(row.getArray("transports")))
                .attestationObject(new Bytes(row.getBytes("attestation_object")))
                .created(createdAt)
                .lastUsed(Objects.requireNonNullElse(Rows.instantOrNull(row, "last_used_at"), createdAt))
                .build();
    }

    private static Set<AuthenticatorTransport> transports(Array values) throws SQLException {
        return Arrays.stream((String[]) values.getArray())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
