package io.portwarden.notification;

import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Empties the outbox, on every node at once: takes one notice, commits that, sends the mail while no connection is held,
 * and marks it as sent. If the program dies in between, another mailer takes the notice when the claim has run out.
 *
 * <p>Its clock is a loop of its own, not db-scheduler: the outbox already says what is due and who works on it, so that a
 * job over all nodes would only put a second table and a second lease on top, and let one node do what all can share.
 */
final class Mailer implements SmartLifecycle {

    /** Far longer than a mail server can take with the timeouts that it has. */
    static final Duration LEASE = Duration.ofMinutes(10);

    static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLEAR_EVERY = Duration.ofHours(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private final Transactions transactions;
    private final OutboxRepository outbox;
    private final NoticeTexts texts;
    private final @Nullable Sender sender;
    private final int workers;

    private final AtomicBoolean away = new AtomicBoolean();
    private final List<Thread> running = new ArrayList<>();
    private volatile CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param sender null where mails can go nowhere: then they wait
     * @param workers how many mails this mailer sends at once; with 0 it does nothing by itself
     */
    Mailer(
            Transactions transactions,
            OutboxRepository outbox,
            NoticeTexts texts,
            @Nullable Sender sender,
            int workers) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.texts = texts;
        this.sender = sender;
        this.workers = workers;
    }

    /** Whether mails can go anywhere. */
    boolean hasSender() {
        return sender != null;
    }

    @Override
    public synchronized void start() {
        if (sender == null) {
            LOG.warn("No mail server is configured (spring.mail.host): notices wait in the outbox until there is one");
            return;
        }
        stopping = new CountDownLatch(1);
        for (int i = 0; i < workers; i++) {
            running.add(Thread.ofVirtual().name("mailer-" + i).start(i == 0 ? this::sendAndClear : this::sendAll));
        }
    }

    @Override
    public synchronized void stop() {
        // Nobody is interrupted: a mail that is on its way is brought to its end, so that it is not sent twice.
        stopping.countDown();
        long deadline = System.nanoTime() + STOP_WITHIN.toNanos();
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

    private void sendAndClear() {
        long clearAt = System.nanoTime();
        while (!isStopping()) {
            if (System.nanoTime() - clearAt >= 0) {
                clearAt = System.nanoTime() + CLEAR_EVERY.toNanos();
                attempt(this::clear);
            }
            sendWhatIsDue();
        }
    }

    private void sendAll() {
        while (!isStopping()) {
            sendWhatIsDue();
        }
    }

    private void sendWhatIsDue() {
        while (!isStopping() && attempt(this::sendNext)) {}
        pause();
    }

    /** Whatever happens, the loop goes on: the database may be away for a while. */
    private boolean attempt(Supplier<Boolean> work) {
        try {
            boolean done = work.get();
            if (away.compareAndSet(true, false)) {
                LOG.info("Mails go out again");
            }
            return done;
        } catch (RuntimeException e) {
            if (away.compareAndSet(false, true)) {
                LOG.warn("Mails pause: {}", e.toString());
            }
            return false;
        }
    }

    boolean clear() {
        int cleared = transactions.<Integer>patiently(Scope.provider(), outbox::clear);
        if (cleared > 0) {
            LOG.info("Cleared {} old notices out of the outbox", cleared);
        }
        return true;
    }

    /** Sends one notice that is due. @return whether there was one */
    boolean sendNext() {
        Optional<ClaimedNotice> next = transactions.stating(Scope.provider(), () -> outbox.claim(LEASE));
        next.ifPresent(this::send);
        return next.isPresent();
    }

    private void send(ClaimedNotice notice) {
        long leaseEnd = System.nanoTime() + LEASE.toNanos();
        Optional<Exception> failure = tryToSend(notice);
        while (true) {
            try {
                transactions.doStating(
                        Scope.provider(),
                        () -> failure.ifPresentOrElse(why -> settleFailed(notice, why), () -> settleSent(notice)));
                return;
            } catch (DataAccessException | TransactionException away) {
                // As long as the claim lasts nobody else sends the mail: worth trying to keep it so.
                if (isStopping() || System.nanoTime() - leaseEnd >= 0) {
                    throw away;
                }
                pause();
            }
        }
    }

    private Optional<Exception> tryToSend(ClaimedNotice notice) {
        if (sender == null) {
            throw new IllegalStateException("There is nowhere to send to");
        }
        try {
            sender.send(texts.write(notice));
            return Optional.empty();
        } catch (MessagingException | RuntimeException e) {
            return Optional.of(e);
        }
    }

    private void settleSent(ClaimedNotice notice) {
        if (!outbox.sent(notice)) {
            LOG.warn("Sent {} when its claim had run out: it may go out twice", notice);
        }
    }

    private void settleFailed(ClaimedNotice notice, Exception failure) {
        String why = SendingFailure.describe(failure);
        outbox.failed(notice, pauseAfter(notice.attempts()), GIVE_UP_AFTER, why)
                .ifPresent(failed -> failed.nextAttemptAt()
                        .ifPresentOrElse(
                                next -> LOG.warn(
                                        "Could not send {}, attempt {}: {}; again at {}",
                                        notice,
                                        notice.attempts(),
                                        why,
                                        next),
                                () -> LOG.error("Gave up {} after {} attempts: {}", notice, notice.attempts(), why)));
    }

    /** How long a notice waits after its n-th attempt. */
    static Duration pauseAfter(int attempts) {
        return PAUSES.get(Math.clamp(attempts, 1, PAUSES.size()) - 1);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause() {
        try {
            boolean ignored = stopping.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
