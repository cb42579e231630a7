package io.portwarden.pin.key;

import io.portwarden.shared.Allowed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How PINs are kept and guarded.
 *
 * @param keys by id, the Base64 of 32 random bytes; none with the embedded database, which makes one for itself
 * @param currentKey id of the key under which PINs are sealed from now on
 * @param countries whose organizations have a PIN, by their codes of ISO 3166-1, with commas between: the United States and
 *     their territories (PIN-12)
 * @param easyToGuess whether a PIN that is easy to guess can be saved (PIN-10)
 * @param limits how many wrong PINs are checked (PIN-8)
 * @param refusalTime after which a refused PIN is answered, whatever the reason; well above the time of one Argon2id
 */
@ConfigurationProperties("portwarden.pin")
public record PinProperties(
        @DefaultValue Map<String, String> keys,
        @DefaultValue("") String currentKey,
        @DefaultValue({"US", "PR", "GU", "VI", "AS", "MP"}) List<String> countries,
        @DefaultValue("warn") EasyToGuess easyToGuess,
        @DefaultValue Limits limits,

        @DefaultValue("250ms") @Allowed(from = "0s", to = "10s")
        Duration refusalTime) {

    /** What happens to a PIN that is easy to guess. */
    public enum EasyToGuess {
        WARN,
        REJECT
    }

    /**
     * How many wrong PINs are checked before the rest is refused unchecked (PIN-8).
     *
     * @param perCarrier by one carrier against all tenants within the window
     * @param perCarrierAndTenant by one carrier against one tenant within the window
     * @param perTenantInARow against one tenant in a row, by anyone
     * @param window how far back wrong PINs are counted
     * @param patience how long an attempt waits while others that would use the limit up are being checked
     * @param lease after which an attempt that was never settled has broken off
     * @param sentAgainWithin for how long after that it may be settled or sent again before it counts as a wrong one;
     *     others that it leaves no room for are answered 503 meanwhile
     */
    public record Limits(
            @DefaultValue("3") @Allowed(from = "1", to = "100")
            int perCarrierAndTenant,

            @DefaultValue("10") @Allowed(from = "1", to = "1000")
            int perTenantInARow,

            @DefaultValue("20") @Allowed(from = "1", to = "10000")
            int perCarrier,

            @DefaultValue("24h") @Allowed(from = "1m", to = "365d")
            Duration window,

            @DefaultValue("20s") @Allowed(from = "0s", to = "1m")
            Duration patience,

            @DefaultValue("30s") @Allowed(from = "1s", to = "10m")
            Duration lease,

            @DefaultValue("5m") @Allowed(from = "0s", to = "1h")
            Duration sentAgainWithin) {}

    @Override
    public String toString() {
        return "PinProperties[currentKey=" + currentKey + ", keys=" + keys.keySet() + "]";
    }
}
