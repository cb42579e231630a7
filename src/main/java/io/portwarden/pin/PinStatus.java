package io.portwarden.pin;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What the panel says of a tenant's PIN (PIN-11); never the PIN.
 *
 * @param applies false for organizations in countries without a PIN (PIN-6, PIN-12)
 * @param country in which the organization is on file
 * @param lastSet when and by whom it was last set; absent while no PIN is set (PIN-2)
 * @param locked whether every PIN is refused unchecked after too many wrong ones in a row (PIN-8)
 * @param easyToGuessRefused whether a PIN that is easy to guess cannot be saved (PIN-10)
 */
public record PinStatus(
        boolean applies, Locale country, Optional<LastSet> lastSet, boolean locked, boolean easyToGuessRefused) {

    /** When the PIN was last set, and the name of who did it. */
    public record LastSet(Instant at, String by) {}

    public boolean isSet() {
        return lastSet.isPresent();
    }
}
