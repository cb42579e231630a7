package io.portwarden.order.life;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.portwarden.shared.work.Prompt;
import org.springframework.stereotype.Component;

/** Measures, for whoever collects the figures, whether review windows are ended in time. */
@Component
final class ReviewMetrics implements MeterBinder {

    private final Prompt<Long> overdue;

    ReviewMetrics(ReviewCloser closer) {
        this.overdue = new Prompt<>(closer::overdue);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("portwarden.reviews.overdue", overdue, ReviewMetrics::figure)
                .description("Orders that are pending although their review window is over")
                .register(registry);
    }

    /** No number at all while it is not known. */
    private static double figure(Prompt<Long> overdue) {
        return overdue.now().map(Long::doubleValue).orElse(Double.NaN);
    }
}
