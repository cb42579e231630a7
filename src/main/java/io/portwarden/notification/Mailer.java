package io.portwarden.notification;

import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Dispatch;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Empties the outbox, on every node at once: takes one notice, commits that, sends the mail while no connection is held,
 * and marks it as sent. If the program dies in between, another mailer takes the notice when the claim has run out.
 */
final class Mailer extends Dispatch {

    /** Far longer than a mail server can take with the timeouts that it has. */
    static final Duration LEASE = Duration.ofMinutes(10);

    static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
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
        super("mailer", "Mails", workers, STOP_WITHIN);
        this.transactions = transactions;
        this.outbox = outbox;
        this.texts = texts;
        this.sender = sender;
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
        super.start();
    }

    @Override
    protected boolean clear() {
        int cleared = transactions.<Integer>patiently(Scope.provider(), outbox::clear);
        if (cleared > 0) {
            LOG.info("Cleared {} old notices out of the outbox", cleared);
        }
        return true;
    }

    @Override
    protected boolean sendNext() {
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
}
