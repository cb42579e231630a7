package io.portwarden.shared.work;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Remembers what could not be written down because the database was away, and writes it down when it is back. It is
 * remembered by this program only: what must not be lost with it has to be safe without.
 */
@Component
public class LaterWrites extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(LaterWrites.class);

    /** More than a node can have under way; beyond it something is wrong, and memory is worth more. */
    static final int MOST = 10_000;

    private static final Duration EVERY = Duration.ofMillis(500);

    private final ConcurrentLinkedQueue<Supplier<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    LaterWrites() {
        super("later-writes", "Writes that wait for the database", EVERY, EVERY);
    }

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
    protected void round() {
        tryAll();
    }

    @Override
    protected boolean hasLastRound() {
        return true;
    }

    /** After the requests under way have come to their end: the last chance. */
    @Override
    public void stop() {
        super.stop();
        if (waiting() > 0) {
            LOG.warn("{} writes that waited for the database are lost", waiting());
        }
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
