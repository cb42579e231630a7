package io.portwarden.upstream.handing;

import io.portwarden.shared.NormalForm;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.UpstreamAdapter;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.connection.Connections;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The connections that PINs are handed on to at this moment, as far as this node knows (UPS-11). */
@Component
class HandingConnections {

    private final Connections connections;
    private final Map<UpstreamKind, UpstreamAdapter> adapters = new EnumMap<>(UpstreamKind.class);

    HandingConnections(Connections connections, List<UpstreamAdapter> adapters) {
        this.connections = connections;
        adapters.forEach(adapter -> this.adapters.put(adapter.kind(), adapter));
    }

    /**
     * Whether PINs are handed on to it. One by which the upstream asks gets none: it would compare first, and no guess would ever
     * be seen here. One that rehearses changes nothing at the upstream.
     *
     * @param calls whether its kind of upstream asks, as long as the connection is not off
     */
    static boolean hands(UpstreamConnection connection, boolean calls) {
        return connection.handsPins() && connection.mode() == (calls ? ConnectionMode.OFF : ConnectionMode.LIVE);
    }

    /** Whether this node knows of every connection that there is. */
    boolean areKnown() {
        return connections.isLoaded();
    }

    List<UpstreamConnection> all() {
        return connections.all().stream()
                .filter(one ->
                        hands(one, adapterOf(one).map(UpstreamAdapter::calls).orElse(false)))
                .toList();
    }

    /** By what numbers say of their upstream, in normal form. */
    Map<String, UpstreamConnection> byName() {
        return byName(all());
    }

    static Map<String, UpstreamConnection> byName(Collection<UpstreamConnection> connections) {
        return connections.stream()
                .collect(Collectors.toMap(
                        one -> NormalForm.of(one.name()), Function.identity(), (first, second) -> first));
    }

    /** What people call it, whether PINs are handed on to it or not any more. */
    String nameOf(UUID id) {
        return connections.find(id).map(UpstreamConnection::name).orElse("");
    }

    /** How one speaks with it; nothing where this version does not know. */
    Optional<UpstreamAdapter> adapterOf(UpstreamConnection connection) {
        return Optional.ofNullable(adapters.get(connection.kind()));
    }
}
