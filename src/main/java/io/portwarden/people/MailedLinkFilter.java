package io.portwarden.people;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import io.portwarden.people.MailedToken.Kind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
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
    private static final Set<String> PATHS =
            Arrays.stream(Kind.values()).map(Kind::path).collect(Collectors.toUnmodifiableSet());

    /** What the browser of the request under way has brought along. */
    public static Optional<MailedToken> token(Kind kind) {
        return brought(attribute(kind.path())) instanceof String text
                ? MailedToken.parse(kind, text)
                : Optional.empty();
    }

    private static @Nullable Object brought(String attribute) {
        if (VaadinSession.getCurrent() != null) {
            return session().getAttribute(attribute);
        }
        HttpSession session = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getSession(false)
                : null;
        return session == null ? null : session.getAttribute(attribute);
    }

    public static void forget(Kind kind) {
        session().removeAttribute(attribute(kind.path()));
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
        @Nullable String brought = request.getParameter(MailedToken.PARAMETER);
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
