package io.portwarden.shared.work;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How many requests each of many askers may still send. Each node counts for itself: a count over all nodes would cost a
 * trip to the database for every request, and what must hold over all nodes, the limits on guesses, is counted elsewhere.
 */
public final class RequestBudget {

    /** Far more than ask at one time; the ones longest silent are forgotten, and have their whole burst again. */
    private static final int MOST_ASKERS = 10_000;

    private final int perSecond;
    private final int burst;
    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ASKERS;
        }
    });

    /**
     * @param perSecond requests a second that one asker may send in the long run, 1 or more
     * @param burst requests that one may send at once after a pause, 1 or more
     */
    public RequestBudget(int perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /**
     * Takes one request out of the asker's budget.
     *
     * @return 0, or where nothing is left the seconds until there is
     */
    public long take(String asker) {
        ConsumptionProbe probe =
                buckets.computeIfAbsent(asker, any -> newBucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
