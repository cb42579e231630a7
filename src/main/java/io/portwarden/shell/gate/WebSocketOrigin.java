package io.portwarden.shell.gate;

import io.portwarden.shared.PublicAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses WebSockets that another site's page opens: browsers do not keep pages from it, but say whose page it is (RFC
 * 6455, section 10.2; OWASP ASVS 5.0, 4.4.2).
 */
@Component
class WebSocketOrigin extends OncePerRequestFilter {

    private final PublicAddress address;

    WebSocketOrigin(PublicAddress address) {
        this.address = address;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        // What is no browser says nothing, and has nobody's cookie.
        if (origin == null || origin.equalsIgnoreCase(address.origin()) || origin.equalsIgnoreCase(own(request))) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** The site that the request was sent to, as its browser knows it. */
    private static String own(HttpServletRequest request) {
        String scheme = request.getScheme();
        UriComponentsBuilder own =
                UriComponentsBuilder.newInstance().scheme(scheme).host(request.getServerName());
        int usual = "https".equals(scheme) ? 443 : 80;
        if (request.getServerPort() != usual) {
            own.port(request.getServerPort());
        }
        return own.toUriString();
    }
}
