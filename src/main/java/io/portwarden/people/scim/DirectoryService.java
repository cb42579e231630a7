package io.portwarden.people.scim;

import io.portwarden.apikey.ApiKey;
import io.portwarden.apikey.KeyOnFile;
import io.portwarden.apikey.TooManyKeysException;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.scim.DirectoryTokenRepository.Held;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.TenantService;
import io.portwarden.tenant.TenantStatus;
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

/** Lets a tenant's admins give its directory tokens, and say whether it makes admins; recognizes directories by their tokens. */
@Service
public class DirectoryService {

    private static final Logger log = LoggerFactory.getLogger(DirectoryService.class);

    private final Transactions transactions;
    private final DirectoryRepository directories;
    private final DirectoryTokenRepository tokens;
    private final PersonRepository people;
    private final TenantService tenants;
    private final DirectoryRecords records;
    private final FreshSignIn freshSignIn;
    private final Clock clock;

    DirectoryService(
            Transactions transactions,
            DirectoryRepository directories,
            DirectoryTokenRepository tokens,
            PersonRepository people,
            TenantService tenants,
            DirectoryRecords records,
            FreshSignIn freshSignIn,
            Clock clock) {
        this.transactions = transactions;
        this.directories = directories;
        this.tokens = tokens;
        this.people = people;
        this.tenants = tenants;
        this.records = records;
        this.freshSignIn = freshSignIn;
        this.clock = clock;
    }

    /**
     * How it stands with the tenant's directory.
     *
     * @param tokens newest first; those that do not count any more too
     * @param people how many of the tenant's people it looks after
     */
    public record Standing(List<KeyOnFile> tokens, int people, boolean makesAdmins) {}

    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public Standing standing() {
        SignedInPerson me = CurrentPerson.get();
        return transactions.stating(
                Scope.tenant(me.tenantId()),
                () -> new Standing(
                        tokens.all(me.tenantId()),
                        directories.managed(me.tenantId()),
                        directories.makesAdmins(me.tenantId())));
    }

    /**
     * Makes a new token. This is the only time that it can be seen.
     *
     * @param name what people call the directory, 1 to 100 characters
     * @param expiresAt from when on it does not count any more; null for never
     * @throws TooManyKeysException when there are two valid tokens, enough to change over from one to the next
     * @throws IllegalArgumentException when the token would not count any more now
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public ApiKey issue(String name, @Nullable Instant expiresAt) {
        freshSignIn.requireFresh();
        SignedInPerson me = CurrentPerson.get();
        Instant now = clock.instant();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new IllegalArgumentException("A new token expires in the future");
        }
        ApiKey token = ApiKey.generate("pws_");
        transactions.doStating(Scope.tenant(me.tenantId()), () -> {
            directories.begin(me.tenantId());
            directories.hold(me.tenantId());
            requireDecider(me);
            long valid = tokens.all(me.tenantId()).stream()
                    .filter(other -> other.isValidAt(now))
                    .count();
            if (valid >= KeyOnFile.MOST_VALID) {
                throw new TooManyKeysException();
            }
            tokens.insert(me.tenantId(), Identifiers.next(), name, token.hash(), expiresAt);
            records.tokenIssued(me, name);
        });
        return token;
    }

    /**
     * Lets a token not count any more from the next request on. No fresh sign-in: taking something away cannot wait.
     *
     * @return whether there is such a token that was not revoked before
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public boolean revoke(UUID tokenId) {
        SignedInPerson me = CurrentPerson.get();
        return transactions.<Boolean>stating(Scope.tenant(me.tenantId()), () -> {
            requireDecider(me);
            Optional<String> revoked = tokens.revoke(me.tenantId(), tokenId, clock.instant());
            revoked.ifPresent(name -> records.tokenRevoked(me, name));
            return revoked.isPresent();
        });
    }

    /**
     * Says whether the directory says who is an admin too.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void changeMakesAdmins(boolean wanted) {
        freshSignIn.requireFresh();
        SignedInPerson me = CurrentPerson.get();
        transactions.doStating(Scope.tenant(me.tenantId()), () -> {
            directories.hold(me.tenantId());
            requireDecider(me);
            if (directories.changeMakesAdmins(me.tenantId(), wanted)) {
                records.makesAdmins(me, wanted);
            }
        });
    }

    private void requireDecider(SignedInPerson me) {
        people.requireDecider(me.tenantId(), me, "Only an admin decides it");
    }

    /**
     * Whose token it is; nobody's when it is unknown, has expired or was revoked, or the tenant is closed. Of one that is
     * suspended leavers still leave.
     */
    Optional<Directory> authenticate(ApiKey token) {
        Instant now = clock.instant();
        String hash = token.hash();
        Optional<Held> known = transactions
                .autocommitting(Scope.apiKey(hash), () -> tokens.find(hash))
                .filter(held -> held.token().isValidAt(now));
        Optional<Held> counts = known.filter(held -> transactions.<Boolean>stating(
                Scope.tenant(held.tenantId()),
                () -> tenants.get(held.tenantId()).status() != TenantStatus.CLOSED));
        counts.filter(held -> held.token().isWorthNotingAt(now)).ifPresent(held -> note(held, now));
        return counts.map(held ->
                new Directory(held.tenantId(), held.token().id(), held.token().name()));
    }

    /** A request does not fail because its coming could not be noted. */
    private void note(Held held, Instant now) {
        try {
            transactions.doStating(
                    Scope.tenant(held.tenantId()),
                    () -> tokens.use(held.tenantId(), held.token().id(), now));
        } catch (DataAccessException | TransactionException e) {
            log.warn("Could not note that a directory's token was used: {}", e.getMessage());
        }
    }
}
