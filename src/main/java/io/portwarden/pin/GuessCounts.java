package io.portwarden.pin;

/**
 * What has been guessed so far, as one moment sees it. A guess in flight is being compared and may still turn out right;
 * one that was given up counts as wrong.
 *
 * @param latched whether the tenant's PIN is locked or the carrier is blocked
 */
record GuessCounts(
        boolean latched,
        int wrongByCarrierAgainstTenant,
        int inFlightByCarrierAgainstTenant,
        int wrongInARow,
        int inFlightAgainstTenant,
        int wrongByCarrier,
        int inFlightByCarrier) {}
