package io.portwarden.pin.guess;

import org.jspecify.annotations.Nullable;

/**
 * What has been guessed so far, as one moment sees it, by the limits that it counts for.
 *
 * @param latched whether the tenant's PIN is locked or the carrier is blocked
 * @param mostWrong how many wrong ones of the carrier are checked, over all tenants; nothing for what the settings say
 * @param inARow against the tenant, by anyone, since the last right one
 */
public record GuessCounts(
        boolean latched, @Nullable Integer mostWrong, Tally byCarrierAgainstTenant, Tally inARow, Tally byCarrier) {

    /**
     * Guesses that were not right, or may not be.
     *
     * @param wrong compared, and wrong
     * @param givenUp broken off so long ago, or such that nobody can send it again, that it counts as wrong
     * @param undecided broken off: settled soon by the node that compared it, or by being sent again, or else given up
     * @param comparing being compared now
     */
    public record Tally(int wrong, int givenUp, int undecided, int comparing) {

        /** How many count as wrong. */
        public int counted() {
            return wrong + givenUp;
        }
    }
}
