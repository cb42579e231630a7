package io.portwarden.people.session;

import io.portwarden.people.AccountRepository;
import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.PendingSignIn;
import io.portwarden.people.PortalPrincipal;
import io.portwarden.people.SessionEnd;
import io.portwarden.people.SessionEndNote;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.util.WebUtils;

/**
 * Knows who is signed in over all nodes, so that a session can be ended from anywhere. A session is registered with its
 * first request, however the person has signed in.
 */
@Component
public class SessionRegistry implements HttpSessionListener, HttpSessionIdListener {

    private static final Logger log = LoggerFactory.getLogger(SessionRegistry.class);
    private static final Duration NOTE_USE_EVERY = Duration.ofMinutes(1);

    /** No request is longer on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final SessionRepository sessions;
    private final AccountRepository accounts;
    private final Clock clock;
    private final SignInProperties properties;
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> idsOfBefore = new ConcurrentHashMap<>();
    private final Map<String, RecentEnd> recentEnds = new ConcurrentHashMap<>();

    private record RecentEnd(SessionEnd end, Instant at) {}

    SessionRegistry(
            Transactions transactions,
            SessionRepository sessions,
            AccountRepository accounts,
            Clock clock,
            SignInProperties properties) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.accounts = accounts;
        this.clock = clock;
        this.properties = properties;
    }

    /** Refuses requests of sessions that have ended; to stand before whatever asks who is signed in. */
    public Filter filter() {
        return new SessionFilter(this);
    }

    /**
     * What has ended the session, which is over on all nodes then; nothing while it goes on.
     *
     * @param used whether the request shows that there is somebody, rather than an open page
     */
    Optional<SessionEnd> ended(
            PortalPrincipal principal, HttpServletRequest request, HttpSession session, boolean used) {
        Instant now = clock.instant();
        Key person = principal.account();
        Optional<PortalSession> registered = registered(session, person);
        if (registered.isEmpty()) {
            // Of the first requests of a session that come at once, one registers it.
            synchronized (WebUtils.getSessionMutex(session)) {
                return registered(session, person).isPresent() || register(principal, request, session, now)
                        ? Optional.empty()
                        : Optional.of(SessionEnd.ELSEWHERE);
            }
        }
        PortalSession open = registered.get();
        Optional<SessionEnd> over = open.ended(now, properties.idle(), properties.atMost());
        if (over.isPresent()) {
            end(open);
            return over;
        }
        if (used) {
            open.use(now);
        }
        return !open.isToBeChecked(now, properties.sessionCheck()) || check(open, now)
                ? Optional.empty()
                : Optional.of(SessionEnd.ELSEWHERE);
    }

    /**
     * Whether a sign-in has waited for its second factor for too long. While it waits nobody is signed in: what the session
     * was before is over.
     */
    boolean isOver(PendingSignIn pending, HttpSession session) {
        PortalSession.of(session).ifPresent(before -> {
            end(before);
            PortalSession.forget(session);
        });
        return pending.begun().isOver(clock.instant(), properties.pendingFor());
    }

    /** Nothing also where somebody else signs in without having signed out before. */
    private static Optional<PortalSession> registered(HttpSession session, Key person) {
        return PortalSession.of(session).filter(open -> open.account().equals(person));
    }

    private boolean register(PortalPrincipal principal, HttpServletRequest request, HttpSession session, Instant now) {
        Key person = principal.account();
        UUID id = Identifiers.next();
        PortalSession.of(session).ifPresent(this::end);
        boolean counts = transactions.stating(Scope.tenant(person.tenantId()), () -> {
            if (!accounts.keepSignInGeneration(person, principal.signInGeneration())) {
                return false;
            }
            sessions.insert(
                    person, id, BrowserName.of(request.getHeader("User-Agent")), source(request.getRemoteAddr()));
            SessionOrigin.of(session).ifPresent(origin -> sessions.insertOrigin(person, id, origin));
            return true;
        });
        if (counts) {
            new PortalSession(person, id, now).keepIn(session);
        }
        return counts;
    }

    private static String source(@Nullable String address) {
        return address == null ? "" : address.substring(0, Math.min(address.length(), 45));
    }

    private boolean check(PortalSession open, Instant now) {
        boolean goesOn = transactions.stating(Scope.tenant(open.account().tenantId()), () -> {
            if (!sessions.isOpen(open.account(), open.id())) {
                return false;
            }
            if (open.isToBeNoted(NOTE_USE_EVERY)) {
                sessions.noteUse(open.account(), open.id());
            }
            return true;
        });
        if (goesOn) {
            open.checked(now);
        }
        return goesOn;
    }

    /**
     * Which of these are over, whether by their time or because somebody has ended them: for what goes on in them without
     * requests. Their next request is checked, and is told why.
     */
    public List<HttpSession> over(Collection<HttpSession> open) {
        Map<HttpSession, PortalSession> looked = new HashMap<>();
        open.forEach(session -> registered(session).ifPresent(portal -> looked.put(session, portal)));
        if (looked.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Set<UUID> goingOn = transactions.stating(Scope.provider(), () -> sessions.open(looked.values()));
        looked.values()
                .removeIf(portal -> goingOn.contains(portal.id())
                        && portal.ended(now, properties.idle(), properties.atMost())
                                .isEmpty());
        looked.values().forEach(PortalSession::doubt);
        return List.copyOf(looked.keySet());
    }

    /** Nothing also where the servlet container has forgotten the session just now. */
    private static Optional<PortalSession> registered(HttpSession session) {
        try {
            return PortalSession.of(session);
        } catch (IllegalStateException forgotten) {
            return Optional.empty();
        }
    }

    private void end(PortalSession over) {
        transactions.doStating(Scope.tenant(over.account().tenantId()), () -> sessions.end(over.account(), over.id()));
    }

    /** How long the session still lasts if nobody does anything from now on; nothing where nobody is signed in to it. */
    Optional<TimeLeft> timeLeft(HttpSession session) {
        return PortalSession.of(session)
                .map(open -> open.timeLeft(clock.instant(), properties.idle(), properties.atMost()));
    }

    /**
     * Says how the request's session ends, to whoever asks afterwards. To be called before it is invalidated: Vaadin tells
     * the pages of that by itself, and they ask why before the answer with the note has reached their browser.
     */
    public void noteEnd(HttpServletRequest request, HttpServletResponse response, SessionEnd end) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            Instant now = clock.instant();
            recentEnds.values().removeIf(recent -> recent.at().isBefore(now.minus(ON_ITS_WAY)));
            recentEnds.putIfAbsent(session.getId(), new RecentEnd(end, now));
        }
        SessionEndNote.write(request, response, end);
    }

    /** What has just ended the session that had the id. */
    Optional<SessionEnd> recentEnd(@Nullable String id) {
        return id == null
                ? Optional.empty()
                : Optional.ofNullable(recentEnds.get(id)).map(RecentEnd::end);
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        ids.add(event.getSession().getId());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
        Instant now = clock.instant();
        idsOfBefore.values().removeIf(changed -> changed.isBefore(now.minus(ON_ITS_WAY)));
        idsOfBefore.put(oldSessionId, now);
        ids.add(event.getSession().getId());
        ids.remove(oldSessionId);
    }

    /**
     * Whether a session had that id until just now: who sends it need not have heard of the new one. It opens nothing any
     * more. The servlet container forgets the old id before it tells of the new one: an id that finds no session and was
     * not said to be over is being changed at this moment.
     */
    boolean isIdOfBefore(@Nullable String id) {
        if (id == null) {
            return false;
        }
        // In this order: it is in the second before it goes from the first.
        if (ids.contains(id)) {
            return true;
        }
        Instant changed = idsOfBefore.get(id);
        return changed != null && clock.instant().isBefore(changed.plus(ON_ITS_WAY));
    }

    /** Signed out, or forgotten by the servlet container. */
    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        ids.remove(event.getSession().getId());
        PortalSession.of(event.getSession()).ifPresent(over -> {
            try {
                end(over);
            } catch (DataAccessException | TransactionException e) {
                // As always when the program stops. It is over all the same: the list shows it for a while longer.
                log.debug("The end of a session could not be noted: {}", e.getMessage());
            }
        });
    }
}
