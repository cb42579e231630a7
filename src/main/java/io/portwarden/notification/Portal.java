package io.portwarden.notification;

import io.portwarden.shared.start.StartupRefusedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What mails tell about the portal.
 *
 * @param publicUrl where people reach it; links are made of this and never of what a request says
 * @param timeZone the provider's
 * @param supportUrl where people get help
 * @param supportPhone whom they can call
 */
record Portal(
        String publicUrl,
        ZoneId timeZone,
        @Nullable String supportUrl,
        @Nullable String supportPhone) {

    Portal {
        publicUrl = publicUrl.replaceAll("/+$", "");
        if (host(publicUrl) == null) {
            throw new StartupRefusedException(
                    "portwarden.public-url is not an address that a browser can open: " + publicUrl,
                    "Set it to what people type in to reach the portal, such as https://portal.example.com");
        }
    }

    String host() {
        String host = host(publicUrl);
        return host == null ? "localhost" : host;
    }

    private static @Nullable String host(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getQuery() == null && uri.getFragment() == null ? uri.getHost() : null;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
