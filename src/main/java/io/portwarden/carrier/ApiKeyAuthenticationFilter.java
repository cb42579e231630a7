package io.portwarden.carrier;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognizes the carrier by the key in {@code Authorization: Bearer <API key>} (RFC 6750, section 2.1).
 *
 * <p>When the database cannot tell whose the key is, its exception is passed on: that is no wrong key.
 */
final class ApiKeyAuthenticationFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyAuthenticationFilter.class);
    private static final String SCHEME = "Bearer ";

    private final CarrierService carriers;

    ApiKeyAuthenticationFilter(CarrierService carriers) {
        this.carriers = carriers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<IssuedKey> key = key(request).flatMap(carriers::authenticate);
        if (key.isEmpty()) {
            LOG.info("Refused a request to the API without a valid key, from {}", request.getRemoteAddr());
            CarrierSecurity.refuse(response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CarrierAuthentication(key.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
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
