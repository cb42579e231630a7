package io.portwarden.shared.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets those who want the same thing pass one after the other, in the order of their coming, so that only the first in
 * the queue keeps asking the database whether it may pass. It keeps order on one node; what decides is the database.
 */
public final class Turnstile<K> {

    /** How long the first in the queue waits before it asks again, when nobody on this node calls it earlier. */
    private static final long ASK_AGAIN_MILLIS = 20;

    private final ConcurrentHashMap<K, Gate> gates = new ConcurrentHashMap<>();

    private static final class Gate {
        private final ReentrantLock turn = new ReentrantLock(true);
        private final Semaphore called = new Semaphore(0);
        private int users;
    }

    /**
     * Asks until there is an answer, in turn with all others of the same key.
     *
     * @return the answer, or nothing when there was none within the given time
     */
    public <T> Optional<T> pass(K key, Duration patience, Supplier<Optional<T>> ask) {
        long deadline = System.nanoTime() + patience.toNanos();
        Gate gate = enter(key);
        try {
            if (!gate.turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
            try {
                while (true) {
                    gate.called.drainPermits();
                    Optional<T> answer = ask.get();
                    if (answer.isPresent() || System.nanoTime() >= deadline) {
                        return answer;
                    }
                    boolean ignored = gate.called.tryAcquire(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                }
            } finally {
                gate.turn.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            leave(key);
        }
    }

    /** Lets the first in the queue ask at once, because something has changed. */
    public void call(K key) {
        Gate gate = gates.get(key);
        if (gate != null) {
            gate.called.release();
        }
    }

    private Gate enter(K key) {
        return gates.compute(key, (k, gate) -> {
            Gate entered = gate == null ? new Gate() : gate;
            entered.users++;
            return entered;
        });
    }

    private void leave(K key) {
        gates.computeIfPresent(key, (k, gate) -> --gate.users == 0 ? null : gate);
    }
}
