package io.portwarden.people.session;

import io.portwarden.people.AccountRepository;
import io.portwarden.people.SessionEnd;
import io.portwarden.shared.TenantId;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's session as this node sees it, kept in the HTTP session. Its id is not the cookie's: nobody can use it. */
final class PortalSession implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = PortalSession.class.getName();

    private final UUID tenantId;
    private final UUID personId;
    private final UUID id;
    private final Instant began;
    private volatile Instant lastUsed;
    private volatile Instant lastNoted;
    private volatile Instant lastChecked;

    PortalSession(AccountRepository.Key account, UUID id, Instant now) {
        this.tenantId = account.tenantId().value();
        this.personId = account.personId();
        this.id = id;
        this.began = now;
        this.lastUsed = now;
        this.lastNoted = now;
        this.lastChecked = now;
    }

    static Optional<PortalSession> of(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ATTRIBUTE) instanceof PortalSession portalSession
                ? Optional.of(portalSession)
                : Optional.empty();
    }

    void keepIn(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    static void forget(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    AccountRepository.Key account() {
        return new AccountRepository.Key(new TenantId(tenantId), personId);
    }

    UUID id() {
        return id;
    }

    /** What has ended it, of both what came first; nothing while it goes on. */
    Optional<SessionEnd> ended(Instant now, Duration idle, Duration atMost) {
        Instant idleAt = lastUsed.plus(idle);
        Instant longestAt = began.plus(atMost);
        if (now.isBefore(idleAt) && now.isBefore(longestAt)) {
            return Optional.empty();
        }
        return Optional.of(longestAt.isBefore(idleAt) ? SessionEnd.LONGEST : SessionEnd.IDLE);
    }

    TimeLeft timeLeft(Instant now, Duration idle, Duration atMost) {
        return new TimeLeft(Duration.between(now, lastUsed.plus(idle)), Duration.between(now, began.plus(atMost)));
    }

    void use(Instant now) {
        lastUsed = now;
    }

    /** Whether it is time to note that the session is in use; says so once for each time. */
    boolean isToBeNoted(Duration every) {
        Instant used = lastUsed;
        if (used.isBefore(lastNoted.plus(every))) {
            return false;
        }
        lastNoted = used;
        return true;
    }

    /** Whether it is time to ask if somebody has ended the session. */
    boolean isToBeChecked(Instant now, Duration every) {
        return !now.isBefore(lastChecked.plus(every));
    }

    void checked(Instant now) {
        lastChecked = now;
    }

    /** Whoever comes next asks. */
    void doubt() {
        lastChecked = Instant.MIN;
    }
}
