package io.portwarden.pin;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes random PINs that nobody guesses (PIN-10). */
public final class PinGenerator {

    private static final int ALL_OF_EIGHT_DIGITS = 100_000_000;

    /** Rejecting a PIN is rare; so many in a row mean that the tenant's numbers leave next to nothing. */
    private static final int TRIES = 1_000;

    private final RandomGenerator random;

    public PinGenerator() {
        this(new SecureRandom());
    }

    PinGenerator(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A random PIN of 8 digits, each one that has no weakness for this tenant as likely as the other.
     *
     * @throws IllegalStateException if the tenant has so many numbers that every PIN holds a piece of one
     */
    public Pin generate(TenantFacts facts) {
        for (int i = 0; i < TRIES; i++) {
            // With the root locale, because others write digits of their own.
            Pin pin = new Pin(String.format(Locale.ROOT, "%08d", random.nextInt(ALL_OF_EIGHT_DIGITS)));
            if (PinAdvice.weaknessesOf(pin, facts).isEmpty()) {
                return pin;
            }
        }
        throw new IllegalStateException("No random PIN without a weakness found for " + facts);
    }
}
