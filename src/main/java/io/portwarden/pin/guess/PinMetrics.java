package io.portwarden.pin.guess;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.portwarden.pin.PinVerdict;
import io.portwarden.shared.database.Transactions;
import org.springframework.stereotype.Component;

/**
 * Counts checks of PINs and limits reached (PIN-8), for whoever collects the figures; nothing in them tells of a tenant or
 * a carrier.
 */
@Component
public final class PinMetrics {

    private final Transactions transactions;
    private final MeterRegistry registry;

    PinMetrics(Transactions transactions, MeterRegistry registry) {
        this.transactions = transactions;
        this.registry = registry;
        for (Limit limit : Limit.values()) {
            reached(limit);
        }
    }

    public enum Limit {
        CARRIER_AND_TENANT("carrier-and-tenant"),
        TENANT("tenant"),
        CARRIER("carrier");

        private final String label;

        Limit(String label) {
            this.label = label;
        }
    }

    public void checked(PinVerdict verdict) {
        Counter.builder("portwarden.pin.checks")
                .description("PINs that orders came with, by what was found")
                .tag("verdict", label(verdict))
                .register(registry)
                .increment();
    }

    /** In the transaction in which it is written down that the limit is reached. */
    public void limitReached(Limit limit) {
        transactions.afterCommit(reached(limit)::increment);
    }

    private Counter reached(Limit limit) {
        return Counter.builder("portwarden.pin.limits.reached")
                .description("How often a limit on guessing PINs was reached")
                .tag("limit", limit.label)
                .register(registry);
    }

    private static String label(PinVerdict verdict) {
        return switch (verdict) {
            case PinVerdict.Accepted accepted -> "accepted";
            case PinVerdict.Wrong wrong -> "wrong";
            case PinVerdict.Missing missing -> "missing";
            case PinVerdict.Malformed malformed -> "malformed";
            case PinVerdict.NotSet notSet -> "not-set";
            case PinVerdict.AttemptsExceeded exceeded -> "attempts-exceeded";
            case PinVerdict.NotRequired notRequired -> "not-required";
        };
    }
}
