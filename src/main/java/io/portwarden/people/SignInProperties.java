package io.portwarden.people;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in, and for how long.
 *
 * @param idle after which a session ends in which nobody does anything; an open page by itself is nobody
 * @param atMost after which a session ends whatever is done in it
 * @param sessionCheck how long a session that was ended on another node may go on at most
 * @param resetLinkFor how long a link to a new password works
 * @param resetPause in which nobody is mailed a second link
 * @param guesses how many wrong passwords are checked
 * @param refusalTime after which a refused password is answered, whatever the reason; well above the time of one
 *     Argon2id
 */
@ConfigurationProperties("portwarden.sign-in")
record SignInProperties(
        @DefaultValue("15m") Duration idle,
        @DefaultValue("8h") Duration atMost,
        @DefaultValue("5s") Duration sessionCheck,
        @DefaultValue("30m") Duration resetLinkFor,
        @DefaultValue("5m") Duration resetPause,
        @DefaultValue Guesses guesses,
        @DefaultValue("250ms") Duration refusalTime) {

    SignInProperties {
        if (!idle.isPositive() || atMost.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "portwarden.sign-in: idle is longer than nothing, at-most not shorter than idle");
        }
        if (!resetLinkFor.isPositive() || resetLinkFor.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("portwarden.sign-in.reset-link-for is 24 hours at most");
        }
    }

    /**
     * How many wrong passwords are checked before the rest is refused unchecked.
     *
     * @param inARow for one account, before the first pause
     * @param inARowAtMost for one account, until a new password is set by a mailed link; NIST SP 800-63B-4, section
     *     3.2.2, allows 100
     * @param perSource from one network address within the window
     * @param window how far back wrong passwords from a network address are counted
     * @param firstPause for which an account's passwords are refused unchecked; the next is twice as long, and so on
     * @param longestPause beyond which no pause grows
     * @param patience how long an attempt waits while others that would use the limit up are being checked
     * @param lease after which an attempt that was never settled counts as a wrong one
     */
    record Guesses(
            @DefaultValue("10") int inARow,
            @DefaultValue("100") int inARowAtMost,
            @DefaultValue("100") int perSource,
            @DefaultValue("1h") Duration window,
            @DefaultValue("1m") Duration firstPause,
            @DefaultValue("1h") Duration longestPause,
            @DefaultValue("20s") Duration patience,
            @DefaultValue("30s") Duration lease) {

        Guesses {
            if (inARow < 1 || inARowAtMost < inARow || inARowAtMost > 100 || perSource < 1) {
                throw new IllegalArgumentException(
                        "portwarden.sign-in.guesses: in-a-row begins with 1, in-a-row-at-most is not below it and not"
                                + " above 100, per-source begins with 1");
            }
            if (!firstPause.isPositive() || longestPause.compareTo(firstPause) < 0) {
                throw new IllegalArgumentException(
                        "portwarden.sign-in.guesses: longest-pause is not shorter than first-pause");
            }
        }

        PasswordLimits limits() {
            return new PasswordLimits(inARow, inARowAtMost, perSource, firstPause, longestPause);
        }
    }
}
