package io.portwarden.upstream.bandwidth;

import io.portwarden.pin.KeyedDigests;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.work.Outage;
import io.portwarden.upstream.CallOutcome;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.connection.ConnectionContacts;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers calls of Bandwidth's in time, or not at all: it takes every answer that is none, and none for too long, for an
 * approval (UPS-1, UPS-2).
 */
final class Calls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    /** To news, which need no more. */
    private static final byte[] THANKS = new byte[0];

    /** Each needs a connection to the database, of which others need some too; the others wait in turn. */
    private static final int AT_ONCE = 12;

    private final Examination examination;
    private final RehearsalNotes rehearsals;
    private final Departures departures;
    private final CallMemory memory;
    private final KeyedDigests digests;
    private final ConnectionContacts contacts;
    private final Duration answersWithin;
    private final Outage outage = new Outage(LOG, "Answers to upstreams");
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("upstream-question-", 0).factory());

    Calls(
            Examination examination,
            RehearsalNotes rehearsals,
            Departures departures,
            CallMemory memory,
            KeyedDigests digests,
            ConnectionContacts contacts,
            Duration answersWithin) {
        this.examination = examination;
        this.rehearsals = rehearsals;
        this.departures = departures;
        this.memory = memory;
        this.digests = digests;
        this.contacts = contacts;
        this.answersWithin = answersWithin;
    }

    /**
     * What is said to a call.
     *
     * @param sent what came
     * @param isUpstream whether it came from the upstream of the connection
     * @param arrived when it came, by the clock of {@link System#nanoTime}
     * @return nothing where nothing is to be said, and the connection to be held and closed
     */
    Optional<byte[]> answer(UpstreamConnection connection, Sent sent, boolean isUpstream, long arrived) {
        if (connection.mode() == ConnectionMode.REHEARSAL) {
            return Optional.of(rehearse(connection, sent, isUpstream, arrived));
        }
        if (!isUpstream || connection.mode() == ConnectionMode.OFF) {
            LOG.warn("Refused a call for upstream {}: {}", connection.name(), isUpstream ? "it is off" : "not let in");
            return said(connection, refusal(sent), CallOutcome.NOT_LET_IN, arrived);
        }
        return switch (sent) {
            case Sent.Unfit unfit ->
                said(
                        connection,
                        Answer.refused(unfit.purchaseOrderNumber(), unfit.code()),
                        CallOutcome.REFUSED,
                        arrived);
            case Sent.Left left -> {
                departures.note(connection, left.numbers());
                yield Optional.of(THANKS);
            }
            case Sent.OtherNews news -> Optional.of(THANKS);
            case Sent.Asked asked -> answer(connection, asked.question(), arrived);
        };
    }

    private static Answer refusal(Sent sent) {
        return Answer.refused(
                switch (sent) {
                    case Sent.Asked asked -> asked.question().purchaseOrderNumber();
                    case Sent.Unfit unfit -> unfit.purchaseOrderNumber();
                    case Sent.Left left -> "";
                    case Sent.OtherNews news -> "";
                },
                AnswerCode.INVALID);
    }

    private Optional<byte[]> said(UpstreamConnection connection, Answer answer, CallOutcome outcome, long arrived) {
        contacts.answered(connection, outcome, since(arrived));
        return Optional.of(answer.toXml());
    }

    private static Duration since(long arrived) {
        return Duration.ofNanos(System.nanoTime() - arrived);
    }

    /** Lets everything through, at once and whatever else goes wrong (UPS-12). */
    private byte[] rehearse(UpstreamConnection connection, Sent sent, boolean isUpstream, long arrived) {
        contacts.answered(connection, isUpstream ? CallOutcome.REHEARSED : CallOutcome.NOT_LET_IN, since(arrived));
        return switch (sent) {
            case Sent.Asked asked -> {
                rehearsals.note(connection, asked.question(), isUpstream);
                yield Answer.letThrough(asked.question().purchaseOrderNumber()).toXml();
            }
            case Sent.Unfit unfit -> {
                rehearsals.note(connection, unfit);
                yield Answer.letThrough(unfit.purchaseOrderNumber()).toXml();
            }
            case Sent.Left left -> {
                if (isUpstream) {
                    departures.note(connection, left.numbers());
                }
                yield THANKS;
            }
            case Sent.OtherNews news -> THANKS;
        };
    }

    private Optional<byte[]> answer(UpstreamConnection connection, Question question, long arrived) {
        Instant firstSeen = memory.see(digests.digest(content(connection, question)));
        CompletableFuture<Examination.Found> looked = look(connection, question, arrived);
        try {
            Answer answer =
                    looked.get(Math.max(1, left(arrived)), TimeUnit.NANOSECONDS).answer();
            memory.decided();
            outage.isOver();
            return said(connection, answer, answer.portable() ? CallOutcome.LET_THROUGH : CallOutcome.REFUSED, arrived);
        } catch (ExecutionException failed) {
            outage.goesOn(failed.getCause() instanceof Exception cause ? cause : failed);
        } catch (TimeoutException late) {
            outage.goesOn(late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return undecided(connection, question, firstSeen, looked, arrived);
    }

    /** Nothing is said, so that the upstream asks again; unless the last time that it does may be near. */
    private Optional<byte[]> undecided(
            UpstreamConnection connection,
            Question question,
            Instant firstSeen,
            CompletableFuture<Examination.Found> looked,
            long arrived) {
        memory.undecided();
        if (memory.isTooLate(firstSeen)) {
            // What is found later was refused by then.
            var unused = looked.thenAcceptAsync(found -> takeBack(connection, found), workers);
            return said(
                    connection,
                    Answer.refused(question.purchaseOrderNumber(), AnswerCode.INVALID),
                    CallOutcome.REFUSED_BLINDLY,
                    arrived);
        }
        contacts.answered(connection, CallOutcome.UNDECIDED, since(arrived));
        return Optional.empty();
    }

    /** Goes on after the time is up: what comes of it is the answer when the same question comes again. */
    private CompletableFuture<Examination.Found> look(UpstreamConnection connection, Question question, long arrived) {
        try {
            return CompletableFuture.supplyAsync(() -> find(connection, question, arrived), workers);
        } catch (RejectedExecutionException stopping) {
            return CompletableFuture.failedFuture(stopping);
        }
    }

    private void takeBack(UpstreamConnection connection, Examination.Found found) {
        if (found.orderId() != null) {
            try {
                examination.takeBack(connection, found.orderId());
            } catch (RuntimeException failed) {
                LOG.warn("Order {} stands as let through, but the upstream was told no", found.orderId(), failed);
            }
        }
    }

    private Examination.Found find(UpstreamConnection connection, Question question, long arrived) {
        boolean mine = false;
        try {
            mine = turns.tryAcquire(Math.max(0, left(arrived)), TimeUnit.NANOSECONDS);
            if (!mine) {
                throw new UnavailableException("Too many questions wait");
            }
            return examination.find(connection, question);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The program stops");
        } finally {
            if (mine) {
                turns.release();
            }
        }
    }

    private long left(long arrived) {
        return answersWithin.toNanos() - (System.nanoTime() - arrived);
    }

    private static byte[] content(UpstreamConnection connection, Question question) {
        byte[] content = question.content();
        return ByteBuffer.allocate(2 * Long.BYTES + content.length)
                .putLong(connection.id().getMostSignificantBits())
                .putLong(connection.id().getLeastSignificantBits())
                .put(content)
                .array();
    }

    /** Whether nothing was found for so long that a call of which nothing is known has to be refused as well. */
    boolean areTooLate() {
        return memory.isTooLate();
    }

    /** A call came to nothing before it could be read. */
    void undecided() {
        memory.undecided();
    }

    @Override
    public void close() {
        workers.close();
    }
}
