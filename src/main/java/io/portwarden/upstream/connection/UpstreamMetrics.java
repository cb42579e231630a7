package io.portwarden.upstream.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.portwarden.shared.work.Rounds;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamContact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Measures for how long nothing has been heard of each connection that is not off, by whichever node; and sees to it that every
 * figure of a connection is there before the first of it is counted, so that nobody who looks for changes misses that one.
 */
@Component
final class UpstreamMetrics extends Rounds {

    private static final Duration EVERY = Duration.ofSeconds(15);

    private final Connections connections;
    private final ConnectionContacts contacts;
    private final MultiGauge unheard;
    private final Clock clock;

    UpstreamMetrics(Connections connections, ConnectionContacts contacts, MeterRegistry registry, Clock clock) {
        super("upstream-figures", "Figures of upstreams", EVERY, EVERY);
        this.connections = connections;
        this.contacts = contacts;
        this.clock = clock;
        this.unheard = MultiGauge.builder("portwarden.upstream.unheard")
                .description("For how long an upstream has neither called nor answered")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    protected void round() {
        Map<UUID, UpstreamContact> known = contacts.all();
        List<UpstreamConnection> all = connections.all();
        all.forEach(contacts::prepare);
        unheard.register(
                all.stream()
                        .filter(one -> one.mode() != ConnectionMode.OFF)
                        .map(one -> row(one, known.getOrDefault(one.id(), UpstreamContact.NONE)))
                        .toList(),
                true);
    }

    /** Of one that was never heard it begins when the connection was made. */
    private MultiGauge.Row<?> row(UpstreamConnection connection, UpstreamContact contact) {
        Instant since = Objects.requireNonNullElse(contact.lastHeardAt(), connection.createdAt());
        return MultiGauge.Row.of(
                Tags.of("upstream", connection.name(), "kind", connection.kind().code()),
                () -> Duration.between(since, clock.instant()).toSeconds());
    }
}
