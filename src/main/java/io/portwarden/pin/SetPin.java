package io.portwarden.pin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An admin sets or changes the tenant's PIN to what was typed in. */
public record SetPin(@Nullable String text) {

    /** @throws InvalidPinException when the text is no PIN (PIN-1) */
    public Pin pin() {
        Pin.problemOf(text).ifPresent(problem -> {
            throw new InvalidPinException(problem);
        });
        return new Pin(Objects.requireNonNull(text));
    }

    @Override
    public String toString() {
        return "SetPin[…]";
    }
}
