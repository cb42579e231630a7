package io.portwarden.webhook.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a delivery that has failed is tried again: the pauses that Standard Webhooks recommends, ten attempts over about
 * three days, each pause up to a fifth shorter or longer so that what failed at once does not come back at once.
 */
final class RetrySchedule {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    private static final double SPREAD = 0.2;

    static final int MOST_ATTEMPTS = PAUSES.size() + 1;

    private RetrySchedule() {}

    /**
     * The pause after the n-th attempt; nothing after the last one.
     *
     * @param attempts 1 or more
     * @param random from 0 to below 1
     * @param asked how long the receiver asks for; never shorter than that, and up to a fifth longer
     */
    static Optional<Duration> pauseAfter(int attempts, double random, Duration asked) {
        if (attempts >= MOST_ATTEMPTS) {
            return Optional.empty();
        }
        Duration planned = times(PAUSES.get(attempts - 1), 1 - SPREAD + 2 * SPREAD * random);
        Duration heeded = times(asked, 1 + SPREAD * random);
        return Optional.of(planned.compareTo(heeded) < 0 ? heeded : planned);
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
