package io.portwarden.upstream.telnyx;

import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.connection.Connections;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What of a connection's settings speaking with Telnyx needs. */
@Component
class TelnyxKeys {

    private final Connections connections;

    TelnyxKeys(Connections connections) {
        this.connections = connections;
    }

    /** @throws TelnyxException when there is no key, or none that can be opened */
    TelnyxApi.Access access(UpstreamConnection connection) {
        String address = connection.setting(ConnectionField.API_ADDRESS).orElse(TelnyxApi.ADDRESS);
        try {
            return connections
                    .secret(connection, ConnectionField.API_KEY)
                    .map(key -> new TelnyxApi.Access(address.replaceAll("/+$", ""), key))
                    .orElseThrow(() -> new TelnyxException(TelnyxProblem.NOT_SET_UP));
        } catch (IllegalStateException sealed) {
            throw new TelnyxException(TelnyxProblem.NOT_SET_UP);
        }
    }

    /** By which its events are known; nothing where there is no such key, so that none is. */
    Optional<TelnyxSignature> signature(UpstreamConnection connection) {
        return connection.setting(ConnectionField.PUBLIC_KEY).flatMap(TelnyxSignature::of);
    }
}
