package io.portwarden.pin.guess;

import io.portwarden.pin.guess.GuessCounts.Tally;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * How many wrong PINs are checked, and what follows from what has been guessed so far (PIN-8).
 *
 * @param perCarrier by one carrier against all tenants, unless it has a figure of its own (CAR-1)
 */
public record GuessLimits(int perCarrierAndTenant, int perTenantInARow, int perCarrier) {

    /** What happens to the next guess. */
    enum Decision {
        /** It is compared. */
        CHECK,
        /** If those being compared are all wrong the limit is used up, if one is right it is not: their end decides. */
        WAIT,
        /** The same of those that broke off, which may take minutes: it is to be sent again later. */
        LATER,
        /** It is refused without being compared. */
        REFUSE
    }

    Decision next(GuessCounts counts) {
        if (counts.latched() || reached(counts, Tally::counted)) {
            return Decision.REFUSE;
        }
        if (!reached(counts, tally -> tally.counted() + tally.undecided() + tally.comparing())) {
            return Decision.CHECK;
        }
        return reached(counts, tally -> tally.counted() + tally.undecided()) ? Decision.LATER : Decision.WAIT;
    }

    private boolean reached(GuessCounts counts, ToIntFunction<Tally> used) {
        return used.applyAsInt(counts.byCarrierAgainstTenant()) >= perCarrierAndTenant
                || used.applyAsInt(counts.inARow()) >= perTenantInARow
                || used.applyAsInt(counts.byCarrier()) >= perCarrier(counts);
    }

    /** Whether the PIN stays locked until a tenant admin unlocks or changes it; by what was compared, not by what broke off. */
    boolean tenantLimitReached(GuessCounts counts) {
        return counts.inARow().wrong() >= perTenantInARow;
    }

    /** Whether the carrier stays blocked until an operator lifts it; by what was compared, not by what broke off. */
    boolean carrierLimitReached(GuessCounts counts) {
        return counts.byCarrier().wrong() >= perCarrier(counts);
    }

    /** How many wrong ones of this carrier are checked, over all tenants. */
    int perCarrier(GuessCounts counts) {
        return Objects.requireNonNullElse(counts.mostWrong(), perCarrier);
    }
}
