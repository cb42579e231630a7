package io.portwarden.upstream.connection;

import io.portwarden.shared.key.LastingKeys;
import io.portwarden.shared.key.Seal;
import io.portwarden.upstream.ConnectionField;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Encrypts the secret settings of connections for the database, each bound to its connection and its place there. */
@Component
public class ConnectionSecrets {

    private final Seal seal;

    ConnectionSecrets(LastingKeys keys) {
        this.seal = new Seal(keys.keys(), "portwarden upstream settings");
    }

    public String seal(UUID connectionId, ConnectionField field, String secret) {
        return seal.seal(owner(connectionId, field), secret.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException if it was altered, or made for another place or under a key that is not there */
    String open(UUID connectionId, ConnectionField field, String sealed) {
        return new String(seal.open(owner(connectionId, field), sealed), StandardCharsets.UTF_8);
    }

    private static String owner(UUID connectionId, ConnectionField field) {
        return connectionId + " " + field.code();
    }
}
