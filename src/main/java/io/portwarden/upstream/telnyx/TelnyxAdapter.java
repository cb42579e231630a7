package io.portwarden.upstream.telnyx;

import io.portwarden.pin.Pin;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ContactProblem;
import io.portwarden.upstream.ContactResult;
import io.portwarden.upstream.HandOver;
import io.portwarden.upstream.UpstreamAdapter;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Telnyx tells of port-outs and is told, and compares a PIN of each number by itself (UPS-8 to UPS-11). */
@Component
class TelnyxAdapter implements UpstreamAdapter {

    private final TelnyxKeys keys;
    private final TelnyxApi api;

    TelnyxAdapter(TelnyxKeys keys, TelnyxApi api) {
        this.keys = keys;
        this.api = api;
    }

    @Override
    public UpstreamKind kind() {
        return UpstreamKind.TELNYX;
    }

    @Override
    public List<ConnectionField> fields() {
        return List.of(ConnectionField.API_KEY, ConnectionField.PUBLIC_KEY, ConnectionField.API_ADDRESS);
    }

    @Override
    public List<ConnectionField> required() {
        return List.of(ConnectionField.API_KEY, ConnectionField.PUBLIC_KEY);
    }

    @Override
    public ContactResult test(UpstreamConnection connection) {
        try {
            api.greet(keys.access(connection));
            return ContactResult.REACHED;
        } catch (TelnyxException failed) {
            return new ContactResult(failed.problem().contact());
        }
    }

    @Override
    public HandOver handOn(UpstreamConnection connection, PhoneNumber number, Pin pin) {
        try {
            TelnyxApi.Access access = keys.access(connection);
            Optional<String> id = api.numberId(access, number);
            if (id.isEmpty()) {
                return new HandOver.Refused(ContactProblem.NUMBER_UNKNOWN);
            }
            api.guard(access, id.get(), pin.digits());
            return new HandOver.Taken();
        } catch (TelnyxException failed) {
            return switch (failed.problem()) {
                case REFUSED -> new HandOver.Refused(ContactProblem.PIN_NOT_TAKEN);
                case NOT_FOUND -> new HandOver.Refused(ContactProblem.NUMBER_UNKNOWN);
                default -> new HandOver.Later(failed.problem().contact(), asked(failed));
            };
        }
    }

    private static @Nullable Duration asked(TelnyxException failed) {
        return failed.pause().isZero() ? null : failed.pause();
    }
}
