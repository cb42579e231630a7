package io.portwarden.shell.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests to hosts that are not ours: who gets past the address bar with a name of their own (DNS rebinding), or
 * into a cache or a link by the header, gets no page. Whether we are well may be asked under any name.
 */
final class KnownHosts extends OncePerRequestFilter {

    private static final String HEALTH = "/actuator/health";

    private final Set<String> known;

    /** @param known in lower case, without ports; none when any host will do */
    KnownHosts(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (known.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
        } else {
            // RFC 9110, section 15.5.20
            response.sendError(HttpStatus.MISDIRECTED_REQUEST.value());
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return known.isEmpty() || path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }
}
