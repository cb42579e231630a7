package io.portwarden.upstream.telnyx;

import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Rounds;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.connection.ConnectionContacts;
import io.portwarden.upstream.connection.Connections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Asks for the port-outs that wait for an answer, so that none is missed of which no event came (UPS-8). Every node does: what
 * is known already changes nothing.
 */
@Component
class TelnyxPolling extends Rounds {

    private static final Duration FIRST = Duration.ofSeconds(20);

    private final Transactions transactions;
    private final Connections connections;
    private final ConnectionContacts contacts;
    private final TelnyxRepository portOuts;
    private final TelnyxKeys keys;
    private final TelnyxApi api;
    private final TelnyxProperties properties;
    private final Clock clock;

    TelnyxPolling(
            Transactions transactions,
            Connections connections,
            ConnectionContacts contacts,
            TelnyxRepository portOuts,
            TelnyxKeys keys,
            TelnyxApi api,
            TelnyxProperties properties,
            Clock clock) {
        super("telnyx-polling", "Questions for port-outs at Telnyx", FIRST, properties.checkEvery());
        this.transactions = transactions;
        this.connections = connections;
        this.contacts = contacts;
        this.portOuts = portOuts;
        this.keys = keys;
        this.api = api;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    protected void round() {
        for (UpstreamConnection connection : connections.all(UpstreamKind.TELNYX)) {
            if (connection.mode() != ConnectionMode.OFF && !isStopping()) {
                ask(connection);
            }
        }
    }

    private void ask(UpstreamConnection connection) {
        try {
            List<TelnyxPortOut> pending = api.pending(keys.access(connection));
            contacts.heard(connection);
            Instant now = clock.instant();
            for (TelnyxPortOut one : pending) {
                transactions.doStating(
                        Scope.provider(),
                        () -> portOuts.isPending(connection.id(), one.id(), now, now.plus(properties.answersWithin())));
            }
        } catch (TelnyxException failed) {
            contacts.failed(connection, failed.problem().contact());
        }
    }
}
