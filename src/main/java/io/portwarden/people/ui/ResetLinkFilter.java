package io.portwarden.people.ui;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import io.portwarden.people.ResetToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the token out of the address as soon as a mailed link is followed, and keeps it in the session: it is in no
 * address that the page loads, shows, hands on or leaves in the browser's history.
 */
@Component
class ResetLinkFilter extends OncePerRequestFilter {

    private static final String ATTRIBUTE = ResetLinkFilter.class.getName();

    /** What the browser of the request under way has brought along. */
    static Optional<ResetToken> token() {
        return session().getAttribute(ATTRIBUTE) instanceof ResetToken token ? Optional.of(token) : Optional.empty();
    }

    static void forget() {
        session().removeAttribute(ATTRIBUTE);
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
        request.getSession().removeAttribute(ATTRIBUTE);
        ResetToken.parse(brought).ifPresent(token -> request.getSession().setAttribute(ATTRIBUTE, token));
        response.sendRedirect(request.getContextPath() + ResetToken.PATH);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod())
                || !request.getRequestURI().equals(request.getContextPath() + ResetToken.PATH);
    }
}
