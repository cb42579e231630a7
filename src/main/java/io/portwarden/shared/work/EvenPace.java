package io.portwarden.shared.work;

import java.time.Duration;

/**
 * Makes refused PINs take the same time, whatever the reason (PIN-8): the answer waits until a fixed time after the order
 * came in, which is well above the time of one Argon2id. Waiting costs no core, unlike a hash for its own sake, with which
 * a flood of refused orders would slow down the others.
 */
public final class EvenPace {

    private final long until;

    private EvenPace(long until) {
        this.until = until;
    }

    public static EvenPace of(Duration refusalTime) {
        return new EvenPace(System.nanoTime() + refusalTime.toNanos());
    }

    /** Waits for the rest of the time; on a virtual thread that keeps nobody from working. */
    public void waitOut() {
        long rest = until - System.nanoTime();
        if (rest > 0) {
            try {
                Thread.sleep(Duration.ofNanos(rest));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
