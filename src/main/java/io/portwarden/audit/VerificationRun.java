package io.portwarden.audit;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A verification of one trail that goes on in the background. */
public final class VerificationRun {

    private static final Logger LOG = LoggerFactory.getLogger(VerificationRun.class);

    private final LongAdder verified = new LongAdder();
    private final Thread thread;
    private volatile @Nullable TrailReport report;

    /** What verifies, telling how many further entries it has verified. */
    public interface Work {
        TrailReport verify(LongAdder verified);
    }

    public VerificationRun(Work work) {
        thread = Thread.ofVirtual().name("audit-verification").unstarted(() -> run(work));
    }

    public VerificationRun start() {
        thread.start();
        return this;
    }

    private void run(Work work) {
        try {
            report = work.verify(verified);
        } catch (CancellationException stopped) {
            LOG.debug("A verification was stopped");
        } catch (RuntimeException e) {
            LOG.warn("An audit trail could not be verified", e);
        }
    }

    /** How many entries have been verified so far. */
    public long verified() {
        return verified.sum();
    }

    public boolean isDone() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    /** How it went; absent while it goes on, and when it was stopped or could not be done. */
    public Optional<TrailReport> report() {
        return Optional.ofNullable(report);
    }

    /** Ends it before it is done; nothing is changed by that. */
    public void stop() {
        thread.interrupt();
    }
}
