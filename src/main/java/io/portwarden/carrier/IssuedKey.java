package io.portwarden.carrier;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API key as it stands in the database, with whose it is. */
record IssuedKey(
        UUID id,
        Carrier carrier,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    /** How exactly it is known when a key was last used. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    boolean isValidAt(Instant now) {
        return (expiresAt == null || now.isBefore(expiresAt)) && (revokedAt == null || now.isBefore(revokedAt));
    }

    boolean isWorthNotingAt(Instant now) {
        return lastUsedAt == null || lastUsedAt.plus(GRAIN).isBefore(now);
    }
}
