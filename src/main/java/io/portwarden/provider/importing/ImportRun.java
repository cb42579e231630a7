package io.portwarden.provider.importing;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An import that goes on in the background. All of it is done, or nothing. */
public final class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final int steps;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread;
    private volatile @Nullable Outcome outcome;

    /** How an import ended. */
    public enum Outcome {
        DONE,
        /** Somebody stopped it: nothing was done. */
        STOPPED,
        /** Something has changed since the file was checked: nothing was done. */
        OUTDATED,
        /** It could not be done, for a reason that the log tells: nothing was done. */
        FAILED
    }

    /** @param steps how many there are to be done */
    ImportRun(int steps, Consumer<ImportRun> work) {
        this.steps = steps;
        this.thread = Thread.ofVirtual().name("tenant-import").unstarted(() -> run(work));
    }

    ImportRun start() {
        thread.start();
        return this;
    }

    private void run(Consumer<ImportRun> work) {
        try {
            work.accept(this);
            outcome = Outcome.DONE;
        } catch (CancellationException cancelled) {
            outcome = Outcome.STOPPED;
        } catch (ImportOutdatedException changed) {
            outcome = Outcome.OUTDATED;
        } catch (RuntimeException e) {
            LOG.warn("An import of tenants could not be done", e);
            outcome = Outcome.FAILED;
        }
    }

    /** @throws CancellationException when somebody has stopped it */
    void step(int more) {
        if (stopped.get()) {
            throw new CancellationException("The import was stopped");
        }
        done.addAndGet(more);
    }

    public int steps() {
        return steps;
    }

    /** How many steps are done, none of which counts before the last is. */
    public int done() {
        return Math.min(done.get(), steps);
    }

    /** Ends it before it is done; nothing is changed by that. Too late once the last step is done. */
    public void stop() {
        stopped.set(true);
    }

    /** How it ended; absent while it goes on. */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** Waits for its end. */
    Outcome await() throws InterruptedException {
        thread.join();
        return outcome().orElseThrow();
    }
}
