package io.portwarden.upstream.bandwidth;

import io.portwarden.pin.Pin;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ContactProblem;
import io.portwarden.upstream.ContactResult;
import io.portwarden.upstream.HandOver;
import io.portwarden.upstream.UpstreamAdapter;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** How one speaks with Bandwidth: it calls, and has an API for the PINs that it compares itself. */
@Component
class BandwidthAdapter implements UpstreamAdapter {

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
        return new ContactResult(ContactProblem.NOT_SET_UP);
    }

    @Override
    public HandOver handOn(UpstreamConnection connection, PhoneNumber number, Pin pin) {
        return new HandOver.Refused(ContactProblem.NOT_SET_UP);
    }
}
