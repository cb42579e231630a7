package io.portwarden.upstream.connection;

import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.UpstreamConnection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection with what only this feature may see of it.
 *
 * @param passwordHash of the password with which the upstream calls; null where it has none
 * @param sealed its secret settings
 */
record KnownConnection(
        UpstreamConnection connection, @Nullable String passwordHash, Map<ConnectionField, String> sealed) {

    KnownConnection {
        sealed = Map.copyOf(sealed);
    }

    boolean hasPasswordHash(String shown) {
        return passwordHash != null
                && MessageDigest.isEqual(
                        passwordHash.getBytes(StandardCharsets.US_ASCII), shown.getBytes(StandardCharsets.US_ASCII));
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "KnownConnection[" + connection.id() + "]";
    }
}
