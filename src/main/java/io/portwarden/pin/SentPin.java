package io.portwarden.pin;

import java.util.Optional;

/**
 * What somebody has sent as a PIN with an order: 1 to {@value #LONGEST} characters, which may be anything. Only what is a
 * well-formed one is compared; the rest could not have been right, and counts nothing (ORD-16).
 *
 * @param text never to be shown, logged or kept as it is, well-formed or not (PIN-7)
 */
public record SentPin(String text) {

    public static final int LONGEST = 64;

    public SentPin {
        if (text.isEmpty() || isTooLong(text)) {
            throw new IllegalArgumentException("What is sent as a PIN has 1 to " + LONGEST + " characters");
        }
    }

    public static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > LONGEST;
    }

    /** The PIN that it is; nothing where it can be none (PIN-1). */
    public Optional<Pin> wellFormed() {
        return Pin.problemOf(text).isEmpty() ? Optional.of(new Pin(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "SentPin[******]";
    }
}
