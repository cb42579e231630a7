package io.portwarden.order;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Measures, for whoever collects the figures, whether review windows are ended in time. */
@Component
final class ReviewMetrics implements MeterBinder {

    private final ReviewCloser closer;

    ReviewMetrics(ReviewCloser closer) {
        this.closer = closer;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("portwarden.reviews.overdue", closer, ReviewCloser::overdue)
                .description("Orders that are pending although their review window is over")
                .register(registry);
    }
}
