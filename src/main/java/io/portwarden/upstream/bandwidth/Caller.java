package io.portwarden.upstream.bandwidth;

import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.Networks;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.connection.Connections;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Tells whether somebody who calls is the upstream of a connection (UPS-13). */
final class Caller {

    /** The certificate of a connection that ends here (Jakarta Servlet, section 3.9). */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private static final String BASIC = "Basic ";

    private final Connections connections;
    private final String certificateHeader;

    /** @param certificateHeader in which the proxy says with which certificate somebody has come; empty where none does */
    Caller(Connections connections, String certificateHeader) {
        this.connections = connections;
        this.certificateHeader = certificateHeader;
    }

    boolean isUpstream(UpstreamConnection connection, HttpServletRequest request) {
        return comesFromThere(connection, request)
                && (hasCertificate(connection, request) || hasPassword(connection, request));
    }

    private static boolean comesFromThere(UpstreamConnection connection, HttpServletRequest request) {
        Optional<String> from = connection.setting(ConnectionField.NETWORKS);
        return from.isEmpty()
                || Networks.parse(from.get())
                        .filter(networks -> networks.hold(request.getRemoteAddr()))
                        .isPresent();
    }

    private boolean hasCertificate(UpstreamConnection connection, HttpServletRequest request) {
        return connection
                .setting(ConnectionField.CERTIFICATE)
                .filter(wanted -> shown(request).filter(wanted::equals).isPresent())
                .isPresent();
    }

    private Optional<String> shown(HttpServletRequest request) {
        if (request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0) {
            try {
                return Optional.of(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded())));
            } catch (GeneralSecurityException unreadable) {
                return Optional.empty();
            }
        }
        if (certificateHeader.isEmpty()) {
            return Optional.empty();
        }
        List<String> said = Collections.list(request.getHeaders(certificateHeader));
        return said.size() == 1
                ? Optional.of(said.getFirst().strip().replace(":", "").toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private boolean hasPassword(UpstreamConnection connection, HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() != 1 || !headers.getFirst().regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return false;
        }
        String both;
        try {
            both = new String(
                    Base64.getDecoder()
                            .decode(headers.getFirst().substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
        int colon = both.indexOf(':');
        String user = connection.setting(ConnectionField.USER_NAME).orElse("");
        return colon > 0
                && MessageDigest.isEqual(
                        user.getBytes(StandardCharsets.UTF_8),
                        both.substring(0, colon).getBytes(StandardCharsets.UTF_8))
                && connections.hasPassword(connection, both.substring(colon + 1));
    }
}
