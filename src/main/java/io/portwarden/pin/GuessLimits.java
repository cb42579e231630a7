package io.portwarden.pin;

/** How many wrong PINs are checked, and what follows from what has been guessed so far (PIN-8). */
record GuessLimits(int perCarrierAndTenant, int perTenantInARow, int perCarrier) {

    /** What happens to the next guess. */
    enum Decision {
        /** It is compared. */
        CHECK,
        /** If those in flight are all wrong the limit is used up, if one is right it is not: their end decides. */
        WAIT,
        /** It is refused without being compared. */
        REFUSE
    }

    Decision next(GuessCounts counts) {
        if (counts.latched()
                || counts.wrongByCarrierAgainstTenant() >= perCarrierAndTenant
                || tenantLimitReached(counts)
                || carrierLimitReached(counts)) {
            return Decision.REFUSE;
        }
        boolean room =
                counts.wrongByCarrierAgainstTenant() + counts.inFlightByCarrierAgainstTenant() < perCarrierAndTenant
                        && counts.wrongInARow() + counts.inFlightAgainstTenant() < perTenantInARow
                        && counts.wrongByCarrier() + counts.inFlightByCarrier() < perCarrier;
        return room ? Decision.CHECK : Decision.WAIT;
    }

    /** Whether the PIN stays locked until a tenant admin unlocks or changes it. */
    boolean tenantLimitReached(GuessCounts counts) {
        return counts.wrongInARow() >= perTenantInARow;
    }

    /** Whether the carrier stays blocked until an operator lifts it. */
    boolean carrierLimitReached(GuessCounts counts) {
        return counts.wrongByCarrier() >= perCarrier;
    }
}
