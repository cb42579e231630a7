package io.portwarden;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which a test waits for what others do: until it is so, however slow the machine is, and for no fixed time. It
 * gives up only when nothing will come any more.
 */
public final class Patience {

    /** Far longer than anything takes on a machine that several test runs share. */
    public static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private Patience() {}

    /** Waits until it is so. */
    public static void until(String what, Callable<Boolean> isSo) {
        awaiting().alias(what).until(isSo);
    }

    /** Waits until what is asserted holds. */
    public static void untilAsserted(ThrowingRunnable assertion) {
        awaiting().untilAsserted(assertion);
    }

    /** The next of a queue that another thread fills. */
    public static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        @Nullable T next = queue.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new AssertionError("Nothing came within " + LIMIT);
        }
        return next;
    }

    private static ConditionFactory awaiting() {
        return Awaitility.await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(LOOK_EVERY);
    }
}
