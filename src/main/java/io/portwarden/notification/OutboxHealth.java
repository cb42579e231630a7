package io.portwarden.notification;

import io.portwarden.notification.OutboxRepository.Backlog;
import io.portwarden.shared.Scope;
import io.portwarden.shared.Transactions;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells for how long the oldest notice has been waiting. Late mails are {@code DEGRADED} and never {@code DOWN}: a load
 * balancer that took the nodes away for them would help nobody.
 */
final class OutboxHealth extends AbstractHealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");
    static final Duration LATE = Duration.ofMinutes(15);

    private final Transactions transactions;
    private final OutboxRepository outbox;
    private final Mailer mailer;

    OutboxHealth(Transactions transactions, OutboxRepository outbox, Mailer mailer) {
        super("The outbox cannot be read");
        this.transactions = transactions;
        this.outbox = outbox;
        this.mailer = mailer;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Backlog backlog = transactions.stating(Scope.provider(), outbox::backlog);
        builder.status(backlog.oldest().compareTo(LATE) > 0 ? DEGRADED : Status.UP)
                .withDetail("waiting", backlog.waiting())
                .withDetail("oldestWaitingSeconds", backlog.oldest().toSeconds())
                .withDetail("mailServer", mailer.hasSender() ? "configured" : "not configured");
    }
}
