package io.portwarden.people;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.shared.TenantId;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Whoever has shown one factor where two are wanted, and so is nobody yet: no {@link PortalPrincipal}, in no role, registered
 * as no session. All that such a principal has is {@link #AUTHORITY} and the factors shown so far.
 */
public interface PendingSignIn {

    /** What opens the services that complete the sign-in, and nothing else. */
    String AUTHORITY = "SIGN_IN_PENDING";

    Begun begun();

    /** @throws AccessDeniedException when whoever asks has not begun to sign in, or is signed in */
    static Begun get() {
        return find().orElseThrow(() -> new AccessDeniedException("No sign-in is waiting"));
    }

    static Optional<Begun> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof PendingSignIn pending
                ? Optional.of(pending.begun())
                : Optional.empty();
    }

    /**
     * A sign-in that waits.
     *
     * @param signInGeneration the person's when the sign-in began: once it has gone up, nothing comes of it
     * @param at when the first factor was shown
     */
    record Begun(
            UUID accountShelf,
            UUID accountId,
            UUID tenant,
            UUID personId,
            String email,
            int signInGeneration,
            Instant at)
            implements Serializable {

        public static Begun of(PortalUser user, Instant at) {
            return new Begun(
                    user.account().tenantId().value(),
                    user.account().personId(),
                    user.person().tenant(),
                    user.person().personId(),
                    user.person().email(),
                    user.signInGeneration(),
                    at);
        }

        /** @param pendingFor how long a sign-in waits */
        public boolean isOver(Instant now, Duration pendingFor) {
            return !now.isBefore(at.plus(pendingFor));
        }

        /** The account that is signed in to. */
        public Key key() {
            return new Key(new TenantId(accountShelf), accountId);
        }

        /** As what somebody comes in. */
        public PersonRepository.Key membership() {
            return new PersonRepository.Key(new TenantId(tenant), personId);
        }

        /** The same sign-in, after everything else of the person has ended. */
        public Begun inGeneration(int generation) {
            return new Begun(accountShelf, accountId, tenant, personId, email, generation, at);
        }
    }
}
