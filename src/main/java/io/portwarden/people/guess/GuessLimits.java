package io.portwarden.people.guess;

import java.time.Duration;

/**
 * How many wrong guesses are looked at, and what follows from what has been guessed so far. Why it is so: docs/decisions.
 *
 * @param inARow looked at before the first pause
 * @param inARowAtMost looked at until the count begins anew
 * @param perSource looked at from one network address within the window
 * @param patience how long an attempt waits while others that would use the limit up are being looked at
 * @param lease after which an attempt that was never settled counts as a wrong one
 */
public record GuessLimits(
        int inARow,
        int inARowAtMost,
        int perSource,
        Duration window,
        Duration firstPause,
        Duration longestPause,
        Duration patience,
        Duration lease) {

    /**
     * Where limits are set by somebody.
     *
     * @param setting whose they are, such as {@code portwarden.sign-in.guesses}
     * @throws IllegalArgumentException naming those that contradict each other
     */
    public static void requireInOrder(
            String setting, int inARow, int inARowAtMost, Duration firstPause, Duration longestPause) {
        if (inARowAtMost < inARow) {
            throw new IllegalArgumentException("%1$s.in-a-row-at-most (%2$d) is below %1$s.in-a-row (%3$d)"
                    .formatted(setting, inARowAtMost, inARow));
        }
        if (longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("%1$s.longest-pause (%2$s) is shorter than %1$s.first-pause (%3$s)"
                    .formatted(setting, longestPause, firstPause));
        }
    }

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
        if (counts.wrongInAll() >= inARowAtMost || counts.wrongFromSource() >= perSource || paused(counts)) {
            return Decision.REFUSE;
        }
        // After a pause they are checked one by one: each wrong one begins the next pause.
        int room = Math.max(inARow - counts.wrong(), 1);
        boolean free = counts.inFlight() < room
                && counts.wrongInAll() + counts.inFlightInAll() < inARowAtMost
                && counts.wrongFromSource() + counts.inFlightFromSource() < perSource;
        return free ? Decision.CHECK : Decision.WAIT;
    }

    private boolean paused(GuessCounts counts) {
        return counts.wrong() >= inARow && counts.sinceLastWrong().compareTo(pauseAfter(counts.wrong())) < 0;
    }

    /** How long nothing is checked after so many wrong ones in a row, of which there are enough for a pause. */
    Duration pauseAfter(int wrong) {
        Duration pause = firstPause;
        for (int more = inARow; more < wrong && pause.compareTo(longestPause) < 0; more++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
