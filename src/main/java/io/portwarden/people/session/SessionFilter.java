package io.portwarden.people.session;

import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.shared.ApplicationConstants;
import io.portwarden.people.PendingSignIn;
import io.portwarden.people.PortalPrincipal;
import io.portwarden.people.SessionEnd;
import io.portwarden.people.SessionEndNote;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the sign-in from requests of sessions that have ended: they go on as anybody's, to the sign-in page or to Vaadin's
 * word that the session is over; and says how long it lasts, or what has ended it, to pages that ask. While it cannot be
 * found out whether a session has ended, nothing is done in it.
 */
final class SessionFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(SessionFilter.class);

    /** As the API says it. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private final SessionRegistry sessions;

    SessionFilter(SessionRegistry sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        boolean question = SessionQuestion.isOne(request);
        if (session == null && (question || isVaadins(request)) && isLate(request)) {
            answerLate(request, response, question);
            return;
        }
        Optional<SessionEnd> ended = Optional.empty();
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (session != null
                && authentication != null
                && authentication.getPrincipal() instanceof PendingSignIn pending
                && sessions.isOver(pending, session)) {
            SecurityContextHolder.clearContext();
            invalidate(session);
        }
        if (session != null
                && authentication != null
                && authentication.getPrincipal() instanceof PortalPrincipal principal) {
            try {
                ended = sessions.ended(principal, request, session, isUse(request));
                if (ended.isPresent()) {
                    SecurityContextHolder.clearContext();
                    sessions.noteEnd(request, response, ended.get());
                    invalidate(session);
                } else {
                    SessionEndNote.forget(request, response);
                }
            } catch (DataAccessException | TransactionException e) {
                log.warn("It cannot be found out whether a session has ended: {}", e.getMessage());
                response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
        }
        if (question) {
            answer(request, response, ended);
        } else {
            chain.doFilter(WithoutNewSession.of(request), response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Optional<SessionEnd> ended)
            throws IOException {
        Optional<TimeLeft> left = ended.isPresent()
                ? Optional.empty()
                : Optional.ofNullable(request.getSession(false)).flatMap(sessions::timeLeft);
        if (left.isPresent()) {
            SessionQuestion.goesOn(response, left.get());
        } else {
            SessionQuestion.isOver(
                    request, response, ended.or(() -> sessions.recentEnd(request.getRequestedSessionId())));
        }
    }

    /**
     * What an open page sent with the old id while the session got another is no sign that the session is over, which is
     * what the page would make of a refusal, and say; nor may it begin a session, whose cookie would take the other's place.
     * What is more than a sign of life is sent again by the page, with the new id.
     */
    private static void answerLate(HttpServletRequest request, HttpServletResponse response, boolean question)
            throws IOException {
        if (question) {
            SessionQuestion.askAgain(response);
        } else if (!RequestType.HEARTBEAT.getIdentifier().equals(type(request))) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private boolean isLate(HttpServletRequest request) {
        return sessions.isIdOfBefore(request.getRequestedSessionId());
    }

    private static boolean isVaadins(HttpServletRequest request) {
        return type(request) != null;
    }

    @Nullable
    private static String type(HttpServletRequest request) {
        return request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
    }

    private static void invalidate(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException already) {
            log.debug("Another request of the session was quicker");
        }
    }

    /**
     * Whether a person has done something: loaded a page or a file, or what their page tells of. What Vaadin's pages send counts
     * for nothing, because after news they send the same by themselves as after a click.
     */
    private static boolean isUse(HttpServletRequest request) {
        if (SessionQuestion.isOne(request)) {
            return SessionQuestion.isUse(request);
        }
        String type = type(request);
        return type == null || RequestType.INIT.getIdentifier().equals(type);
    }
}
