package io.portwarden.upstream;

import io.portwarden.carrier.Carrier;
import io.portwarden.shared.NormalForm;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One way to or from an upstream. Its secrets are not in it.
 *
 * @param name what people call it, and what numbers name as their upstream: in normal form no other connection's
 * @param carrier who counts for what comes by it (CAR-1): behind it stands every carrier
 * @param settings none that is secret
 * @param handsPins whether PINs are handed on to it (UPS-11)
 */
public record UpstreamConnection(
        UUID id,
        UpstreamKind kind,
        String name,
        Carrier carrier,
        ConnectionMode mode,
        Map<ConnectionField, String> settings,
        boolean handsPins,
        Instant createdAt) {

    public static final int LONGEST_NAME = 100;

    public UpstreamConnection {
        settings = Map.copyOf(settings);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A connection's name has 1 to " + LONGEST_NAME + " characters");
        }
        if (settings.keySet().stream().anyMatch(ConnectionField::isSecret)) {
            throw new IllegalArgumentException("Secrets are kept apart");
        }
    }

    public Optional<String> setting(ConnectionField field) {
        return Optional.ofNullable(settings.get(field));
    }

    /** Whether that is what a number says of its upstream. */
    public boolean isNamed(String upstream) {
        return NormalForm.of(name).equals(NormalForm.of(upstream));
    }
}
