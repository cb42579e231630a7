package io.portwarden.people.session;

import io.portwarden.people.guess.GuessLimits;
import io.portwarden.shared.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in, and for how long.
 *
 * @param idle after which a session ends in which nobody does anything; an open page by itself is nobody
 * @param atMost after which a session ends whatever is done in it
 * @param sessionCheck how long a session that was ended on another node may go on at most
 * @param pendingFor how long a sign-in waits for its second factor
 * @param resetLinkFor how long a link to a new password works, and one to the first second factor
 * @param resetPause in which nobody is mailed a second link
 * @param guesses how many wrong passwords are checked
 * @param refusalTime after which a refused password is answered, whatever the reason; well above the time of one
 *     Argon2id
 */
@ConfigurationProperties("portwarden.sign-in")
public record SignInProperties(
        @DefaultValue("15m") @Allowed(from = "1s", to = "7d")
        Duration idle,

        @DefaultValue("8h") @Allowed(from = "1s", to = "30d")
        Duration atMost,

        @DefaultValue("5s") @Allowed(from = "0s", to = "1m") Duration sessionCheck,

        @DefaultValue("10m") @Allowed(from = "1s", to = "1h")
        Duration pendingFor,

        @DefaultValue("30m") @Allowed(from = "1s", to = "24h")
        Duration resetLinkFor,

        @DefaultValue("5m") @Allowed(from = "0s", to = "1d") Duration resetPause,
        @DefaultValue Guesses guesses,

        @DefaultValue("250ms") @Allowed(from = "0s", to = "10s")
        Duration refusalTime) {

    public SignInProperties {
        if (atMost.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "portwarden.sign-in.at-most (%s) is shorter than portwarden.sign-in.idle (%s)"
                            .formatted(atMost, idle));
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
    public record Guesses(
            @DefaultValue("10") @Allowed(from = "1", to = "100")
            int inARow,

            @DefaultValue("100") @Allowed(from = "1", to = "100")
            int inARowAtMost,

            @DefaultValue("100") @Allowed(from = "1", to = "1000000")
            int perSource,

            @DefaultValue("1h") @Allowed(from = "1m", to = "365d")
            Duration window,

            @DefaultValue("1m") @Allowed(from = "1s", to = "1d")
            Duration firstPause,

            @DefaultValue("1h") @Allowed(from = "1s", to = "30d")
            Duration longestPause,

            @DefaultValue("20s") @Allowed(from = "0s", to = "1m")
            Duration patience,

            @DefaultValue("30s") @Allowed(from = "1s", to = "10m")
            Duration lease) {

        public GuessLimits limits() {
            return new GuessLimits(inARow, inARowAtMost, perSource, window, firstPause, longestPause, patience, lease);
        }

        public Guesses {
            GuessLimits.requireInOrder("portwarden.sign-in.guesses", inARow, inARowAtMost, firstPause, longestPause);
        }
    }
}
