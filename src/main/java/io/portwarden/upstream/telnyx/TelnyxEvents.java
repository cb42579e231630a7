package io.portwarden.upstream.telnyx;

import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.ContactProblem;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.connection.ConnectionContacts;
import io.portwarden.upstream.connection.Connections;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes the events that Telnyx sends: hints to look at a port-out, of which nothing else is believed or kept (UPS-8). */
@Component
class TelnyxEvents {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** What became of an event. */
    enum Taken {
        TAKEN,
        /** It is not Telnyx's, or nobody wants it. */
        NOT_GENUINE,
        /** It is Telnyx's, and none that is understood. */
        NOT_UNDERSTOOD
    }

    private final Transactions transactions;
    private final Connections connections;
    private final ConnectionContacts contacts;
    private final TelnyxRepository portOuts;
    private final TelnyxKeys keys;
    private final TelnyxProperties properties;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    TelnyxEvents(
            Transactions transactions,
            Connections connections,
            ConnectionContacts contacts,
            TelnyxRepository portOuts,
            TelnyxKeys keys,
            TelnyxProperties properties,
            Clock clock) {
        this.transactions = transactions;
        this.connections = connections;
        this.contacts = contacts;
        this.portOuts = portOuts;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * @param body byte by byte as it came
     * @param timestamp and {@code signature} null where the header was missing
     */
    Taken take(UUID connectionId, byte[] body, @Nullable String timestamp, @Nullable String signature) {
        Optional<UpstreamConnection> known = connections
                .find(connectionId)
                .filter(one -> one.kind() == UpstreamKind.TELNYX && one.mode() != ConnectionMode.OFF);
        if (known.isEmpty()) {
            return Taken.NOT_GENUINE;
        }
        UpstreamConnection connection = known.get();
        Instant now = clock.instant();
        if (keys.signature(connection)
                .filter(one -> one.isGenuine(body, timestamp, signature, now))
                .isEmpty()) {
            contacts.failed(connection, ContactProblem.WRONG_CALLER);
            return Taken.NOT_GENUINE;
        }
        contacts.heard(connection);
        return read(body).map(data -> note(connection, data, now)).orElse(Taken.NOT_UNDERSTOOD);
    }

    private Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.of(json.readTree(body).path("data"));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private Taken note(UpstreamConnection connection, JsonNode data, Instant now) {
        String id = data.path("id").asString("");
        if (!ID.matcher(id).matches()) {
            return Taken.NOT_UNDERSTOOD;
        }
        transactions.doStating(Scope.provider(), () -> {
            if (portOuts.isNew(connection.id(), id, now)) {
                about(data)
                        .ifPresent(portOut ->
                                portOuts.heardOf(connection.id(), portOut, now, now.plus(properties.answersWithin())));
            }
        });
        return Taken.TAKEN;
    }

    /** Which port-out it is about; events of other things go by. A comment has an id of its own. */
    private static Optional<UUID> about(JsonNode data) {
        if (!data.path("event_type").asString("").startsWith("portout.")) {
            return Optional.empty();
        }
        JsonNode payload = data.path("payload");
        return TelnyxReading.id(payload.path("portout_id")).or(() -> TelnyxReading.id(payload.path("id")));
    }
}
