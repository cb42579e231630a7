package io.portwarden.upstream.handing;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a PIN that was not taken is handed on again: after pauses that grow up to an hour, each up to a fifth shorter or longer so
 * that what failed at once does not come back at once.
 */
final class HandingPauses {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1));
    private static final double SPREAD = 0.2;

    private HandingPauses() {}

    /**
     * The pause after the n-th attempt.
     *
     * @param attempts 1 or more
     * @param random from 0 to below 1
     * @param asked how long the upstream asks to be left alone; never shorter than that
     */
    static Duration after(int attempts, double random, @Nullable Duration asked) {
        Duration planned = PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
        Duration spread = Duration.ofMillis(Math.round(planned.toMillis() * (1 - SPREAD + 2 * SPREAD * random)));
        return asked == null || asked.compareTo(spread) < 0 ? spread : asked;
    }
}
