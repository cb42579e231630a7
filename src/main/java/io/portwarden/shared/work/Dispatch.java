package io.portwarden.shared.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what rows of the database say is due, several side by side and on every node at once. The rows know what is due
 * and who works on it, so that nothing has to be agreed upon: each worker takes the next one, or waits for a second.
 *
 * <p>Its clock is a loop of its own, not db-scheduler: a job over all nodes would only put a second table and a second
 * lease on top, and let one node do what all can share.
 */
public abstract class Dispatch implements SmartLifecycle {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLEAR_EVERY = Duration.ofHours(1);

    private final String name;
    private final int workers;
    private final Duration patience;
    private final Outage outage;
    private final List<Thread> running = new ArrayList<>();
    private volatile CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param name the threads', before their number
     * @param work what it says that pauses when it fails, in the plural, as {@link Outage} does
     * @param workers how many are sent side by side; with 0 it does nothing by itself
     * @param patience how long a stop waits for what is on its way
     */
    protected Dispatch(String name, String work, int workers, Duration patience) {
        this.name = name;
        this.workers = workers;
        this.patience = patience;
        this.outage = new Outage(LoggerFactory.getLogger(getClass()), work);
    }

    /** Takes one that is due, sends it and writes down what came of it. @return whether there was one */
    protected abstract boolean sendNext();

    /** Makes something to send of what has happened, for one worker. @return whether there was anything */
    protected boolean handOn() {
        return false;
    }

    /** Clears away what was sent long ago, for one worker, every hour. @return true */
    protected abstract boolean clear();

    @Override
    public synchronized void start() {
        stopping = new CountDownLatch(1);
        for (int i = 0; i < workers; i++) {
            running.add(Thread.ofVirtual().name(name + "-" + i).start(i == 0 ? this::lead : this::follow));
        }
    }

    /** Nobody is interrupted: what is on its way is brought to its end, so that it is not sent twice. */
    @Override
    public synchronized void stop() {
        stopping.countDown();
        long deadline = System.nanoTime() + patience.toNanos();
        for (Thread worker : running) {
            try {
                boolean ignored = worker.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
        running.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }

    protected final boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Waits a moment, or until it stops. */
    protected final void pause() {
        try {
            boolean ignored = stopping.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    private void lead() {
        long clearAt = System.nanoTime();
        while (!isStopping()) {
            if (System.nanoTime() - clearAt >= 0) {
                clearAt = System.nanoTime() + CLEAR_EVERY.toNanos();
                attempt(this::clear);
            }
            while (!isStopping() && attempt(this::handOn)) {}
            // One only: what happens meanwhile does not wait for a slow receiver, the other workers do.
            if (!attempt(this::sendNext)) {
                pause();
            }
        }
    }

    private void follow() {
        while (!isStopping()) {
            if (!attempt(this::sendNext)) {
                pause();
            }
        }
    }

    /** Whatever happens, the loop goes on: the database may be away for a while. */
    private boolean attempt(BooleanSupplier work) {
        try {
            boolean done = work.getAsBoolean();
            outage.isOver();
            return done;
        } catch (RuntimeException e) {
            outage.goesOn(e);
            return false;
        }
    }
}
