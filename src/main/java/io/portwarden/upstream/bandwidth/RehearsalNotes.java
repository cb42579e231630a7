package io.portwarden.upstream.bandwidth;

import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.LaterWrites;
import io.portwarden.upstream.Rehearsal;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.connection.RehearsalRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down what would have been answered, beside the calls: none waits for it, none fails with it (UPS-12). */
@Component
class RehearsalNotes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalNotes.class);

    private static final int AT_ONCE = 4;
    private static final int MOST_WAITING = 2_000;

    /** What stands for an answer where none could be found. */
    private static final String UNDECIDED = "undecided";

    private static final String NOT_LET_IN = "not-let-in";

    private final Examination examination;
    private final RehearsalRepository rehearsals;
    private final Transactions transactions;
    private final LaterWrites laterWrites;
    private final Clock clock;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final ExecutorService beside = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("upstream-rehearsal-", 0).factory());

    RehearsalNotes(
            Examination examination,
            RehearsalRepository rehearsals,
            Transactions transactions,
            LaterWrites laterWrites,
            Clock clock) {
        this.examination = examination;
        this.rehearsals = rehearsals;
        this.transactions = transactions;
        this.laterWrites = laterWrites;
        this.clock = clock;
    }

    void note(UpstreamConnection connection, Question question, boolean isUpstream) {
        Instant at = clock.instant();
        beside(() -> {
            Examination.Rehearsed rehearsed =
                    isUpstream ? rehearse(connection, question) : new Examination.Rehearsed(NOT_LET_IN, List.of());
            write(connection, at, question.purchaseOrderNumber(), question.phoneNumbers(), rehearsed);
        });
    }

    void note(UpstreamConnection connection, Sent.Unfit unfit) {
        Instant at = clock.instant();
        Examination.Rehearsed rehearsed =
                new Examination.Rehearsed(Integer.toString(unfit.code().number()), List.of());
        beside(() -> write(connection, at, unfit.purchaseOrderNumber(), List.of(), rehearsed));
    }

    private Examination.Rehearsed rehearse(UpstreamConnection connection, Question question) {
        try {
            return examination.rehearse(connection, question);
        } catch (RuntimeException unknown) {
            LOG.warn(
                    "What would have been answered to upstream {} could not be found: {}",
                    connection.name(),
                    unknown.getClass().getSimpleName());
            return new Examination.Rehearsed(UNDECIDED, List.of());
        }
    }

    private void write(
            UpstreamConnection connection,
            Instant at,
            String purchaseOrderNumber,
            List<PhoneNumber> numbers,
            Examination.Rehearsed rehearsed) {
        @Nullable String answer = rehearsed.answer();
        Rehearsal rehearsal = new Rehearsal(
                Identifiers.next(),
                at,
                purchaseOrderNumber,
                numbers.stream().limit(Rehearsal.MOST_NUMBERS).toList(),
                numbers.size(),
                answer,
                rehearsed.reasons());
        laterWrites.write(() -> {
            transactions.doStating(Scope.provider(), () -> rehearsals.insert(connection.id(), rehearsal));
            return rehearsal.id();
        });
    }

    private void beside(Runnable work) {
        if (!room.tryAcquire()) {
            LOG.warn("More than {} rehearsals wait; one was not written down", MOST_WAITING);
            return;
        }
        try {
            beside.execute(() -> inTurn(work));
        } catch (RejectedExecutionException stopping) {
            room.release();
        }
    }

    private void inTurn(Runnable work) {
        boolean mine = false;
        try {
            turns.acquire();
            mine = true;
            work.run();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.warn(
                    "A rehearsal could not be written down yet: {}",
                    failed.getClass().getSimpleName());
        } finally {
            if (mine) {
                turns.release();
            }
            room.release();
        }
    }

    void clear() {
        transactions.doStating(
                Scope.provider(),
                () -> rehearsals.clear(clock.instant().minus(java.time.Duration.ofDays(Rehearsal.DAYS))));
    }

    @Override
    public void close() {
        beside.close();
    }
}
