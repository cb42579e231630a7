package io.portwarden.shared.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Work that is done again and again on a thread of its own, from the program's start to its end, whatever fails. */
public abstract class Rounds implements SmartLifecycle {

    private final String name;
    private final Outage outage;
    private final Duration first;
    private final Duration every;
    private volatile @Nullable Thread thread;
    private volatile CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param name the thread's
     * @param work what it says that pauses when it fails, in the plural, as {@link Outage} does
     * @param first how long after the start the first round begins
     * @param every how long after a round the next one begins; if not positive, none begins by itself
     */
    protected Rounds(String name, String work, Duration first, Duration every) {
        this.name = name;
        this.outage = new Outage(LoggerFactory.getLogger(getClass()), work);
        this.first = first;
        this.every = every;
    }

    protected abstract void round() throws Exception;

    /** Whether there is one more round when it stops, for what came up until then. */
    protected boolean hasLastRound() {
        return false;
    }

    /** Whether a round that is long should come to its end. */
    protected final boolean isStopping() {
        return stopping.getCount() == 0;
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopping = stop;
        if (every.isPositive()) {
            thread = Thread.ofPlatform().daemon().name(name).start(() -> run(stop));
        }
    }

    /** Nobody is interrupted: a round that is under way comes to its end. Holds no lock, which that round may want. */
    @Override
    public void stop() {
        stopping.countDown();
        @Nullable Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            if (hasLastRound()) {
                tryRound();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run(CountDownLatch stop) {
        try {
            Duration pause = first;
            while (!stop.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                tryRound();
                pause = every;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryRound() {
        try {
            round();
            outage.isOver();
        } catch (Exception e) {
            outage.goesOn(e);
        }
    }
}
