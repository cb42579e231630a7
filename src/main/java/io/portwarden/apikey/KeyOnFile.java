package io.portwarden.apikey;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key that was given out, which is everything but the key.
 *
 * @param name what it is for, for people
 * @param expiresAt from when on it does not count any more; null for never
 * @param revokedAt since when it does not count any more
 * @param lastUsedAt to the minute; null when it was never used
 */
public record KeyOnFile(
        UUID id,
        String name,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    /** How many valid ones there may be: two, so that one can change over from one to the next without a pause. */
    public static final int MOST_VALID = 2;

    /** How exactly it is known when a key was last used. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    public boolean isValidAt(Instant now) {
        return (expiresAt == null || now.isBefore(expiresAt)) && (revokedAt == null || now.isBefore(revokedAt));
    }

    /** Whether so much time has passed since the last noted use that another one is worth writing down. */
    public boolean isWorthNotingAt(Instant now) {
        return lastUsedAt == null || lastUsedAt.plus(GRAIN).isBefore(now);
    }
}
