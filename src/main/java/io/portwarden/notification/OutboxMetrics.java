package io.portwarden.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.portwarden.notification.OutboxRepository.Backlog;
import io.portwarden.shared.Scope;
import io.portwarden.shared.Transactions;
import java.util.concurrent.TimeUnit;

/** Measures the outbox, for whoever collects the figures; they are the same on every node. */
final class OutboxMetrics implements MeterBinder {

    private final Transactions transactions;
    private final OutboxRepository outbox;

    OutboxMetrics(Transactions transactions, OutboxRepository outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "portwarden.outbox.waiting",
                        this,
                        metrics -> metrics.backlog().waiting())
                .description("Notices that wait to be sent")
                .register(registry);
        TimeGauge.builder(
                        "portwarden.outbox.oldest",
                        this,
                        TimeUnit.MILLISECONDS,
                        metrics -> metrics.backlog().oldest().toMillis())
                .description("For how long the oldest notice has been waiting")
                .register(registry);
    }

    private Backlog backlog() {
        return transactions.stating(Scope.provider(), outbox::backlog);
    }
}
