package io.portwarden.order.access;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How long, at one moment, a message of the provider still stops an order (ORD-13).
 *
 * @param until null while it is not known of a dispute from before
 * @param zone the order's; null where an older version left none
 * @param left zero once it is too late
 */
public record ConflictTime(
        @Nullable Instant until, @Nullable ZoneId zone, Duration left) {

    static ConflictTime of(@Nullable Instant until, @Nullable ZoneId zone, Instant now) {
        return new ConflictTime(
                until, zone, until == null || until.isBefore(now) ? Duration.ZERO : Duration.between(now, until));
    }

    /** Then nothing but a call stops it. */
    public boolean isOver() {
        return left.isZero();
    }
}
