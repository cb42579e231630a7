package io.portwarden.provider;

import io.portwarden.apikey.ApiKey;
import io.portwarden.apikey.KeyOnFile;
import io.portwarden.apikey.TooManyKeysException;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** Gives the provider's own programs API keys and recognizes them by these. */
@Service
public class ProviderKeyService {

    private static final Logger log = LoggerFactory.getLogger(ProviderKeyService.class);
    private static final Scope OWN = Scope.provider().andTenant(TenantId.PROVIDER);

    private final Transactions transactions;
    private final ProviderKeyRepository keys;
    private final AuditTrail trail;
    private final FreshSignIn freshSignIn;
    private final Clock clock;

    ProviderKeyService(
            Transactions transactions,
            ProviderKeyRepository keys,
            AuditTrail trail,
            FreshSignIn freshSignIn,
            Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.trail = trail;
        this.freshSignIn = freshSignIn;
        this.clock = clock;
    }

    /** Newest first; those that do not count any more too. */
    @PreAuthorize("hasRole('SECURITY')")
    public List<KeyOnFile> all() {
        return transactions.stating(OWN, keys::all);
    }

    /**
     * Makes a new key. This is the only time that it can be seen.
     *
     * @param name what it is for, 1 to 100 characters
     * @param expiresAt from when on it does not count any more; null for never
     * @throws TooManyKeysException when there are two valid keys, enough to change over from one to the next
     * @throws IllegalArgumentException when the key would not count any more now
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    @PreAuthorize("hasRole('SECURITY')")
    public ApiKey issue(String name, @Nullable Instant expiresAt) {
        freshSignIn.requireFresh();
        Instant now = clock.instant();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new IllegalArgumentException("A new API key expires in the future");
        }
        ApiKey key = ApiKey.generate();
        transactions.doStating(OWN, () -> {
            keys.hold();
            long valid =
                    keys.all().stream().filter(other -> other.isValidAt(now)).count();
            if (valid >= KeyOnFile.MOST_VALID) {
                throw new TooManyKeysException();
            }
            keys.insert(Identifiers.next(), name, key.hash(), expiresAt);
            record(AuditKind.API_KEY_ISSUED, name);
        });
        return key;
    }

    /**
     * Lets a key not count any more from the next request on. No fresh sign-in: taking something away cannot wait.
     *
     * @return whether there is such a key that was not revoked before
     */
    @PreAuthorize("hasRole('SECURITY')")
    public boolean revoke(UUID keyId) {
        return transactions.<Boolean>stating(OWN, () -> {
            Optional<KeyOnFile> revoked = keys.revoke(keyId, clock.instant());
            revoked.ifPresent(key -> record(AuditKind.API_KEY_REVOKED, key.name()));
            return revoked.isPresent();
        });
    }

    private void record(AuditKind kind, String name) {
        trail.record(TenantId.PROVIDER, AuditEvent.of(kind).about(AuditSubject.key(name)));
    }

    /** Whose key it is; nobody's when it is unknown, has expired or was revoked. */
    Optional<ProviderProgram> authenticate(ApiKey key) {
        Instant now = clock.instant();
        String hash = key.hash();
        Optional<KeyOnFile> known = transactions
                .autocommitting(Scope.apiKey(hash), () -> keys.find(hash))
                .filter(found -> found.isValidAt(now));
        known.filter(found -> found.isWorthNotingAt(now)).ifPresent(found -> note(found, now));
        return known.map(found -> new ProviderProgram(found.id(), found.name()));
    }

    /** A request does not fail because its coming could not be noted. */
    private void note(KeyOnFile key, Instant now) {
        try {
            transactions.doStating(Scope.provider(), () -> keys.use(key.id(), now));
        } catch (DataAccessException | TransactionException e) {
            log.warn("Could not note that a key of the provider was used: {}", e.getMessage());
        }
    }
}
