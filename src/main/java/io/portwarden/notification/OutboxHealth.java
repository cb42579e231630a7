package io.portwarden.notification;

import io.portwarden.notification.OutboxRepository.Backlog;
import io.portwarden.shared.work.Prompt;
import java.time.Duration;
import java.util.Optional;
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

    private final Prompt<Backlog> backlog;
    private final Mailer mailer;

    OutboxHealth(Prompt<Backlog> backlog, Mailer mailer) {
        super("The outbox cannot be read");
        this.backlog = backlog;
        this.mailer = mailer;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Optional<Backlog> found = backlog.now();
        if (found.isEmpty()) {
            builder.unknown();
            return;
        }
        Duration oldest = found.get().oldest();
        builder.status(oldest.compareTo(LATE) > 0 ? DEGRADED : Status.UP)
                .withDetail("waiting", found.get().waiting())
                .withDetail("oldestWaitingSeconds", oldest.toSeconds())
                .withDetail("mailServer", mailer.hasSender() ? "configured" : "not configured");
    }
}
