package io.portwarden.people.guess;

import java.time.Duration;

/**
 * What has been guessed at an account so far, as one moment sees it. A guess in flight is being compared and
 * may still turn out right; one that was given up counts as wrong.
 *
 * @param familiar whether somebody has signed in to this account from this network address before
 * @param wrong in a row: from a familiar address those from that address only, from any other those from all others
 * @param inFlight of the same kind
 * @param sinceLastWrong how long ago the last of the wrong ones was; of no meaning when there is none
 * @param wrongInAll in a row, wherever they came from
 * @param wrongFromSource from this network address, for whatever account, within the window
 */
record GuessCounts(
        boolean familiar,
        int wrong,
        int inFlight,
        Duration sinceLastWrong,
        int wrongInAll,
        int inFlightInAll,
        int wrongFromSource,
        int inFlightFromSource) {}
