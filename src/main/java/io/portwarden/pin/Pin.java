package io.portwarden.pin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed port-out PIN: 6 to 10 ASCII digits (PIN-1).
 *
 * @param digits the PIN itself, never to be shown, logged or kept as it is (PIN-7)
 */
public record Pin(String digits) {

    public static final int SHORTEST = 6;
    public static final int LONGEST = 10;

    /** Text from outside can be of any length; a person's slip shows within this many characters. */
    private static final int LOOKED_AT = 64;

    /** @throws InvalidPinException if the text is not 6 to 10 ASCII digits */
    public Pin {
        problemOf(digits).ifPresent(problem -> {
            throw new InvalidPinException(problem);
        });
    }

    /**
     * Tells what keeps a text from being a PIN (PIN-1), the reason that helps most first: wrong characters before
     * wrong length. Nothing is trimmed. Only the first 64 characters are looked at, however long the text is; what
     * is all digits until there is too long.
     */
    public static Optional<PinProblem> problemOf(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.of(PinProblem.REQUIRED);
        }
        for (int i = 0; i < Math.min(text.length(), LOOKED_AT); i++) {
            // Not Character.isDigit: that takes the digits of every script.
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Optional.of(PinProblem.NOT_DIGITS);
            }
        }
        if (text.length() < SHORTEST) {
            return Optional.of(PinProblem.TOO_SHORT);
        }
        return text.length() > LONGEST ? Optional.of(PinProblem.TOO_LONG) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Pin[******]";
    }
}
