package io.portwarden.people.password;

import io.portwarden.people.session.SignInProperties;
import java.time.Duration;

/**
 * How many wrong passwords are checked, and what follows from what has been guessed so far. Why it is so: docs/decisions.
 *
 * @param inARow checked before the first pause
 * @param inARowAtMost checked until a new password is set
 */
record PasswordLimits(int inARow, int inARowAtMost, int perSource, Duration firstPause, Duration longestPause) {

    static PasswordLimits of(SignInProperties.Guesses set) {
        return new PasswordLimits(
                set.inARow(), set.inARowAtMost(), set.perSource(), set.firstPause(), set.longestPause());
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

    Decision next(PasswordGuessCounts counts) {
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

    private boolean paused(PasswordGuessCounts counts) {
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
