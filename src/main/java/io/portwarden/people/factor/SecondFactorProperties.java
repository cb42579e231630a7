package io.portwarden.people.factor;

import io.portwarden.people.guess.GuessLimits;
import io.portwarden.shared.Allowed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who needs a second factor, and how it is asked for.
 *
 * @param secondFactor whether everybody who can change something has to have one, or may; not set, they have to, but in the
 *     trial, which brings its own database
 * @param codes one-time codes and recovery codes
 */
@ConfigurationProperties("portwarden.sign-in")
record SecondFactorProperties(
        @Nullable Wanted secondFactor, @DefaultValue Codes codes) {

    /** Of whom a factor is wanted who has none. */
    enum Wanted {
        /** Of everybody who can change something. */
        REQUIRED,
        /** Of nobody; of whoever has one it is asked for. */
        OFFERED
    }

    /**
     * How many wrong codes are looked at before the rest is refused unlooked at; one-time codes and recovery codes count
     * together.
     *
     * @param issuer what authenticator apps call the portal
     * @param inARow of one person, before the first pause
     * @param inARowAtMost of one person, until the right one comes, a new password is set or the factor is taken away
     * @param perSource from one network address within the window
     * @param window how far back wrong codes from a network address are counted
     * @param firstPause for which a person's codes are refused; the next is twice as long, and so on
     * @param longestPause beyond which no pause grows
     * @param patience how long an attempt waits while others that would use the limit up are being looked at
     * @param lease after which an attempt that was never settled counts as a wrong one
     */
    record Codes(
            @DefaultValue("Portwarden") String issuer,

            @DefaultValue("5") @Allowed(from = "1", to = "100")
            int inARow,

            @DefaultValue("50") @Allowed(from = "1", to = "100")
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

        Codes {
            GuessLimits.requireInOrder("portwarden.sign-in.codes", inARow, inARowAtMost, firstPause, longestPause);
        }

        GuessLimits limits() {
            return new GuessLimits(inARow, inARowAtMost, perSource, window, firstPause, longestPause, patience, lease);
        }
    }
}
