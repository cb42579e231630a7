package io.portwarden.shared.work;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Remembers what could not be written down because the database was away, and writes it down when it is back. It is
 * remembered by this program only: what must not be lost with it has to be safe without.
 */
@Component
public class LaterWrites implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LaterWrites.class);

    /** More than a node can have under way; beyond it something is wrong, and memory is worth more. */
    static final int MOST = 10_000;

    private static final long EVERY_MILLIS = 500;

    private final ConcurrentLinkedQueue<Supplier<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile @Nullable ScheduledExecutorService clock;

    /**
     * Writes now. If the database is away, what is written is remembered, tried again until it is done, and fails all the
     * same: whoever waits for it is told so at once.
     *
     * @param writing holds no secret, for it may stay in memory for long; does nothing the second time, for a commit may
     *     have been done although it failed
     * @throws DataAccessException when it could not be written, as does {@link TransactionException}
     */
    public <T> T write(Supplier<T> writing) {
        try {
            return writing.get();
        } catch (DataAccessException | TransactionException away) {
            remember(writing);
            throw away;
        }
    }

    private void remember(Supplier<?> writing) {
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            LOG.error("More than {} writes wait for the database; one was given up", MOST);
            return;
        }
        waiting.add(writing);
    }

    /** How many wait. */
    public int waiting() {
        return count.get();
    }

    /** Tries each once, as long as the database is there. */
    synchronized void tryAll() {
        int done = 0;
        for (int left = waiting(); left > 0; left--) {
            Supplier<?> writing = waiting.poll();
            if (writing == null) {
                break;
            }
            try {
                Object ignored = writing.get();
                count.decrementAndGet();
                done++;
            } catch (DataAccessResourceFailureException | TransactionException away) {
                waiting.add(writing);
                break;
            } catch (DataAccessException failed) {
                waiting.add(writing);
            } catch (RuntimeException broken) {
                count.decrementAndGet();
                LOG.error("What could not be written while the database was away cannot be written now", broken);
            }
        }
        if (done > 0) {
            LOG.info("Wrote down {} of what could not be written while the database was away", done);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("later-writes").factory());
        ScheduledFuture<?> ignored =
                started.scheduleWithFixedDelay(this::tryAll, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        clock = started;
    }

    /** After the requests under way have come to their end: the last chance. */
    @Override
    public void stop() {
        ScheduledExecutorService running = clock;
        clock = null;
        if (running != null) {
            running.close();
            tryAll();
        }
        if (waiting() > 0) {
            LOG.warn("{} writes that waited for the database are lost", waiting());
        }
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
