package io.portwarden.shell.gate;

import io.portwarden.shared.NetworkSource;
import io.portwarden.shared.work.RequestBudget;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How much a browser may send to the portal, and how often somebody who has not signed in: each visit of theirs costs the
 * memory of a session. Files count for nothing. The APIs and what upstreams send to have limits of their own.
 */
final class PortalLimits extends OncePerRequestFilter {

    private static final Pattern FILES =
            Pattern.compile("/VAADIN/(build|static)/.*|/(images|fonts|aura|swagger-ui)/.*|/[^/]+\\.(css|js|svg)");

    private final long longestBody;
    private final long longestFile;
    private final RequestBudget budget;

    PortalLimits(PortalProperties properties) {
        this.longestBody = properties.longestBody().toBytes();
        this.longestFile = properties.longestFile().toBytes();
        this.budget = new RequestBudget(properties.requestsPerSecond(), properties.burst());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (length > longestBody && !(length <= longestFile && isOperatorsUpload(request))) {
            refuse(response, HttpStatus.CONTENT_TOO_LARGE);
        } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            // Browsers say how long a body is before they send it.
            refuse(response, HttpStatus.LENGTH_REQUIRED);
        } else if (isAnonymous(request) && !FILES.matcher(path(request)).matches()) {
            long seconds = budget.take(NetworkSource.of(request.getRemoteAddr()));
            if (seconds > 0) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                refuse(response, HttpStatus.TOO_MANY_REQUESTS);
            } else {
                chain.doFilter(request, response);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Without a page: one would be as much work as what is refused. */
    private static void refuse(HttpServletResponse response, HttpStatus status) throws IOException {
        response.setStatus(status.value());
        response.setContentType("text/plain");
        response.getWriter().println(status.getReasonPhrase());
    }

    private static boolean isAnonymous(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null
                || session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) == null;
    }

    /** Operators import files; to nobody else is anything long to be taken. */
    private static boolean isOperatorsUpload(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && path(request).startsWith("/VAADIN/dynamic/")
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                && context.getAuthentication() != null
                && context.getAuthentication().getAuthorities().stream()
                        .anyMatch(authority -> "ROLE_OPERATOR".equals(authority.getAuthority()));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return path.equals("/api")
                || path.startsWith("/api/")
                || path.startsWith("/scim/")
                || path.startsWith("/upstream/")
                || path.startsWith("/actuator/health");
    }
}
