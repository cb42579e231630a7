package io.portwarden.people;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the token out of the address as soon as a mailed link is followed, and keeps it in the session: it is in no
 * address that the page loads, shows, hands on or leaves in the browser's history.
 */
@Component
public class MailedLinkFilter extends OncePerRequestFilter {

    /** More is no token of ours, and is not kept. */
    private static final int LONGEST = 100;

    /** Where mailed links lead. */
    private static final Set<String> PATHS = Set.of(ResetToken.PATH, InvitationToken.PATH);

    /** What the browser of the request under way has brought along to a new password. */
    public static Optional<ResetToken> resetToken() {
        return text(ResetToken.PATH).flatMap(ResetToken::parse);
    }

    /** What the browser of the request under way has brought along to come in. */
    public static Optional<InvitationToken> invitationToken() {
        return text(InvitationToken.PATH).flatMap(InvitationToken::parse);
    }

    /** @param path one of the links' */
    public static void forget(String path) {
        session().removeAttribute(attribute(path));
    }

    private static Optional<String> text(String path) {
        return session().getAttribute(attribute(path)) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static String attribute(String path) {
        return MailedLinkFilter.class.getName() + path;
    }

    private static WrappedSession session() {
        return VaadinSession.getCurrent().getSession();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable String brought = request.getParameter(ResetToken.PARAMETER);
        if (brought == null) {
            chain.doFilter(request, response);
            return;
        }
        String path = path(request);
        request.getSession().setAttribute(attribute(path), brought.length() <= LONGEST ? brought : "");
        response.sendRedirect(request.getContextPath() + path);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod()) || !PATHS.contains(path(request));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
