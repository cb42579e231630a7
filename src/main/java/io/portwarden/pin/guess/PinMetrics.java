package io.portwarden.pin.guess;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.portwarden.pin.PinVerdict;
import io.portwarden.shared.database.Transactions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Counts checks of PINs and limits reached (PIN-8), for whoever collects the figures; nothing in them tells of a tenant or
 * a carrier.
 */
@Component
public final class PinMetrics {

    /** So many checks are shown at once: of a single one nobody can tell here how it came out (PIN-8). */
    static final int PORTION = 10;

    private final List<PinVerdict> waiting = new ArrayList<>();
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

    /** Counted now, and shown with the others of its portion. */
    public void checked(PinVerdict verdict) {
        if (verdict instanceof PinVerdict.NotRequired) {
            // That none applies is no secret of the tenant's.
            checks(verdict).increment();
            return;
        }
        List<PinVerdict> all = List.of();
        synchronized (waiting) {
            waiting.add(verdict);
            if (waiting.size() >= PORTION) {
                all = List.copyOf(waiting);
                waiting.clear();
            }
        }
        all.forEach(one -> checks(one).increment());
    }

    private Counter checks(PinVerdict verdict) {
        return Counter.builder("portwarden.pin.checks")
                .description("PINs that orders came with, by what was found, in portions of " + PORTION)
                .tag("verdict", label(verdict))
                .register(registry);
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
