package io.portwarden.pin;

import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Scope;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.Transactions;
import io.portwarden.shared.Turnstile;
import io.portwarden.shared.UnavailableException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Limits guessing (PIN-8): a guess is written down and committed before the PIN is looked at, and counts as wrong unless
 * it is settled as right. The comparing is done while no connection is held. Why it is so: docs/decisions.
 */
@Component
class PinGuard {

    private final Transactions transactions;
    private final GuessRepository guesses;
    private final PinRecords records;
    private final PinProperties.Limits properties;
    private final GuessLimits limits;
    private final Turnstile<TenantId> turnstile = new Turnstile<>();

    PinGuard(Transactions transactions, GuessRepository guesses, PinRecords records, PinProperties properties) {
        this.transactions = transactions;
        this.guesses = guesses;
        this.records = records;
        this.properties = properties.limits();
        this.limits = new GuessLimits(
                this.properties.perCarrierAndTenant(), this.properties.perTenantInARow(), this.properties.perCarrier());
    }

    /** The answer at the turnstile: a guess that was written down, or none where a limit is reached. */
    private record Admission(Optional<UUID> guess, boolean carrierLimitReached) {}

    /**
     * Compares if the limits allow it.
     *
     * @param compare does the comparing; called at most once, without a transaction
     * @throws UnavailableException when those in flight did not end in time
     */
    PinVerdict guess(TenantId tenantId, CarrierId carrierId, Supplier<PinVerdict> compare) {
        Optional<UUID> admitted = turnstile
                .pass(tenantId, properties.patience(), () -> admit(tenantId, carrierId))
                .orElseThrow(() -> new UnavailableException("Other attempts are still being checked"))
                .guess();
        if (admitted.isEmpty()) {
            return new PinVerdict.AttemptsExceeded();
        }
        try {
            PinVerdict verdict = compare.get();
            settle(admitted.get(), tenantId, carrierId, verdict instanceof PinVerdict.Accepted);
            return verdict;
        } finally {
            turnstile.call(tenantId);
        }
    }

    private Optional<Admission> admit(TenantId tenantId, CarrierId carrierId) {
        Optional<Admission> admission = transactions.stating(scope(tenantId, carrierId), () -> {
            guesses.queue(tenantId, carrierId);
            GuessCounts counts = guesses.count(tenantId, carrierId, properties.window());
            lockWhereDue(tenantId, carrierId, counts);
            return switch (limits.next(counts)) {
                case REFUSE -> {
                    records.refusedUnchecked(tenantId, carrierId);
                    yield Optional.of(new Admission(Optional.empty(), limits.carrierLimitReached(counts)));
                }
                case WAIT -> Optional.empty();
                case CHECK -> {
                    UUID guess = Identifiers.next();
                    guesses.begin(guess, tenantId, carrierId, properties.lease());
                    yield Optional.of(new Admission(Optional.of(guess), false));
                }
            };
        });
        if (admission.isPresent() && admission.get().carrierLimitReached()) {
            block(carrierId);
        }
        return admission;
    }

    private void settle(UUID guess, TenantId tenantId, CarrierId carrierId, boolean right) {
        boolean carrierLimitReached = transactions.<Boolean>stating(scope(tenantId, carrierId), () -> {
            guesses.queue(tenantId, carrierId);
            guesses.settle(guess, tenantId, right);
            if (right) {
                guesses.endRow(tenantId);
                return false;
            }
            GuessCounts counts = guesses.count(tenantId, carrierId, properties.window());
            records.wrong(tenantId, carrierId, counts, limits);
            lockWhereDue(tenantId, carrierId, counts);
            return limits.carrierLimitReached(counts);
        });
        if (carrierLimitReached) {
            block(carrierId);
        }
    }

    /** A limit that only a person can lift is written down as soon as it is seen to be reached. */
    private void lockWhereDue(TenantId tenantId, CarrierId carrierId, GuessCounts counts) {
        if (limits.tenantLimitReached(counts) && guesses.lock(tenantId)) {
            records.locked(tenantId, carrierId, limits.perTenantInARow());
        }
    }

    /**
     * In a transaction of its own, because it concerns no tenant. Should the program die before it, the carrier's next
     * guess is refused all the same, and does it then.
     */
    private void block(CarrierId carrierId) {
        transactions.doStating(scope(TenantId.PROVIDER, carrierId), () -> {
            if (guesses.block(carrierId)) {
                records.blocked(carrierId, limits.perCarrier());
            }
        });
    }

    private static Scope scope(TenantId tenantId, CarrierId carrierId) {
        return Scope.carrier(carrierId.value()).andTenant(tenantId);
    }
}
