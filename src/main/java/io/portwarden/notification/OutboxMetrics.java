package io.portwarden.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.portwarden.notification.OutboxRepository.Backlog;
import io.portwarden.shared.work.Prompt;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Measures the outbox, for whoever collects the figures; they are the same on every node. */
final class OutboxMetrics implements MeterBinder {

    private final Prompt<Backlog> backlog;

    OutboxMetrics(Prompt<Backlog> backlog) {
        this.backlog = backlog;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("portwarden.outbox.waiting", this, metrics -> metrics.figure(Backlog::waiting))
                .description("Notices that wait to be sent")
                .register(registry);
        TimeGauge.builder(
                        "portwarden.outbox.oldest",
                        this,
                        TimeUnit.MILLISECONDS,
                        metrics -> metrics.figure(known -> known.oldest().toMillis()))
                .description("For how long the oldest notice has been waiting")
                .register(registry);
    }

    /** No number at all while it is not known. */
    private double figure(ToLongFunction<Backlog> part) {
        return backlog.now().map(known -> (double) part.applyAsLong(known)).orElse(Double.NaN);
    }
}
