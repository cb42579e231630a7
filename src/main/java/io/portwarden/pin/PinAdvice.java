package io.portwarden.pin;

import java.util.Arrays;
import java.util.List;

/** Tells whether a PIN is easy to guess, and why (PIN-10). */
public final class PinAdvice {

    private PinAdvice() {}

    /**
     * All reasons why the PIN is easy to guess for one who knows people and knows the tenant, the most telling one
     * first; empty if there is none. Of random PINs, one in 280 of 8 digits is named, but one in 13 of 6 digits: there
     * are so many dates. A tenant with 10,000 numbers in one block sees one in 37 of 8 digits named.
     */
    public static List<PinWeakness> weaknessesOf(Pin pin, TenantFacts facts) {
        return Arrays.stream(PinWeakness.values())
                .filter(weakness -> holds(weakness, pin, facts))
                .toList();
    }

    private static boolean holds(PinWeakness weakness, Pin pin, TenantFacts facts) {
        return switch (weakness) {
            case OWN_DATA -> facts.showIn(pin);
            case REPEATS -> DigitPatterns.repeat(pin.digits());
            case RUN -> DigitPatterns.count(pin.digits());
            case PAIRS -> DigitPatterns.comeInPairs(pin.digits());
            case KEYPAD -> KeypadShapes.draw(pin.digits());
            case DATE -> PlausibleDates.readAsDate(pin.digits());
        };
    }
}
