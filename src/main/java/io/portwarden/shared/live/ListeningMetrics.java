package io.portwarden.shared.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Measures, for whoever collects the figures, whether open pages of this node learn of changes. */
@Component
final class ListeningMetrics implements MeterBinder {

    private final LiveListening listening;

    ListeningMetrics(LiveListening listening) {
        this.listening = listening;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("portwarden.live.listening", listening, one -> one.isHearing() ? 1 : 0)
                .description("1 while this node hears what changes, 0 while its open pages show nothing new")
                .register(registry);
        TimeGauge.builder(
                        "portwarden.live.silence",
                        listening,
                        TimeUnit.MILLISECONDS,
                        one -> one.silence().toMillis())
                .description("For how long nothing has come on the connection that listens, not even an answer")
                .register(registry);
        FunctionCounter.builder("portwarden.live.gaps", listening, LiveListening::gaps)
                .description("Times that listening broke off, after each of which every open page is read anew")
                .register(registry);
    }
}
