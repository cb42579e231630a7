package io.portwarden.shared;

import java.net.URI;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where people's browsers reach the portal: scheme, host and, unless it is the scheme's own, port
 * ({@code portwarden.public-url}; on this machine while nothing is configured).
 */
@Component
public class PublicAddress {

    private final URI origin;

    /** @throws IllegalArgumentException unless it is an http or https address with a host and no path but the context's */
    PublicAddress(@Value("${portwarden.public-url:http://localhost:${server.port:8080}}") URI url) {
        String scheme = url.getScheme();
        if (scheme == null || !scheme.matches("(?i)https?") || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("portwarden.public-url must be like https://portal.example.com");
        }
        this.origin = URI.create((scheme + "://" + url.getHost() + (hasPortOfItsOwn(url) ? ":" + url.getPort() : ""))
                .toLowerCase(Locale.ROOT));
    }

    /** What browsers send as Origin (RFC 6454, section 6.2). */
    public String origin() {
        return origin.toString();
    }

    public String host() {
        return origin.getHost();
    }

    private static boolean hasPortOfItsOwn(URI url) {
        int usual = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        return url.getPort() != -1 && url.getPort() != usual;
    }
}
