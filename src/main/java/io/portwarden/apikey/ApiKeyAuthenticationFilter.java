package io.portwarden.apikey;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognizes the sender by the key in {@code Authorization: Bearer <API key>} (RFC 6750, section 2.1).
 *
 * <p>When the database cannot tell whose the key is, its exception is passed on: that is no wrong key.
 */
final class ApiKeyAuthenticationFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyAuthenticationFilter.class);
    private static final String SCHEME = "Bearer ";

    private final Function<ApiKey, Optional<KeyHolder>> holders;

    /** @param holders tells whose a key is; nobody's when it is unknown, has expired or was revoked */
    ApiKeyAuthenticationFilter(Function<ApiKey, Optional<KeyHolder>> holders) {
        this.holders = holders;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<KeyHolder> sender = key(request).flatMap(holders);
        if (sender.isEmpty()) {
            LOG.info("Refused a request to the API without a valid key, from {}", request.getRemoteAddr());
            refuse(response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(sender.get());
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    /** Asks for a key; the API turns the bare status into its own form (RFC 6750, section 3). */
    static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }

    /** The one key that came along; two of them are as good as none. */
    private static Optional<ApiKey> key(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() != 1 || !headers.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return ApiKey.parse(headers.getFirst().substring(SCHEME.length()).strip());
    }
}
