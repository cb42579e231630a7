package io.portwarden.soa;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.portwarden.shared.work.Prompt;
import org.springframework.stereotype.Component;

/** Measures, for whoever collects the figures, whether what the SOA waits for is done in time (ORD-13). */
@Component
final class SoaMetrics implements MeterBinder {

    private final Prompt<Long> closing;
    private final Prompt<Long> late;

    SoaMetrics(SoaReminders reminders) {
        this.closing = new Prompt<>(reminders::closing);
        this.late = new Prompt<>(reminders::late);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("portwarden.soa.conflicts.closing", closing, SoaMetrics::figure)
                .description("Disputed orders that are not in conflict, with two business hours left for it or less")
                .register(registry);
        Gauge.builder("portwarden.soa.tasks.late", late, SoaMetrics::figure)
                .description("What should have been done at the SOA by now")
                .register(registry);
    }

    /** No number at all while it is not known. */
    private static double figure(Prompt<Long> count) {
        return count.now().map(Long::doubleValue).orElse(Double.NaN);
    }
}
