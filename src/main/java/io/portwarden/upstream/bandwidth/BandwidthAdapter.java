package io.portwarden.upstream.bandwidth;

import io.portwarden.pin.Pin;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ContactResult;
import io.portwarden.upstream.HandOver;
import io.portwarden.upstream.UpstreamAdapter;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.connection.Connections;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** How one speaks with Bandwidth: it calls, and has an API for the PINs that it compares itself. */
@Component
class BandwidthAdapter implements UpstreamAdapter {

    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);

    private final BandwidthApi api;

    @Autowired
    BandwidthAdapter(Connections connections) {
        this(connections, ASK_AGAIN_AFTER);
    }

    BandwidthAdapter(Connections connections, Duration askAgainAfter) {
        this.api = new BandwidthApi(connections, askAgainAfter);
    }

    @Override
    public UpstreamKind kind() {
        return UpstreamKind.BANDWIDTH;
    }

    @Override
    public List<ConnectionField> fields() {
        return List.of(
                ConnectionField.USER_NAME,
                ConnectionField.CERTIFICATE,
                ConnectionField.NETWORKS,
                ConnectionField.ACCOUNT,
                ConnectionField.API_USER,
                ConnectionField.API_KEY,
                ConnectionField.API_ADDRESS);
    }

    @Override
    public List<ConnectionField> required() {
        return List.of(ConnectionField.USER_NAME);
    }

    @Override
    public boolean calls() {
        return true;
    }

    @Override
    public ContactResult test(UpstreamConnection connection) {
        return api.tryOut(connection).map(ContactResult::new).orElse(ContactResult.REACHED);
    }

    @Override
    public HandOver handOn(UpstreamConnection connection, PhoneNumber number, Pin pin) {
        return api.give(connection, number, pin);
    }
}
