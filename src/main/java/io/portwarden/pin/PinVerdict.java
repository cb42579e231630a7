package io.portwarden.pin;

/** What checking the PIN of an order came to. */
public sealed interface PinVerdict {

    /** The tenant is in a country without a PIN; none is asked for (PIN-6, PIN-12). */
    record NotRequired() implements PinVerdict {}

    /** The order carries no PIN. */
    record Missing() implements PinVerdict {}

    /** What came as a PIN can be none; nothing was compared (ORD-16). */
    record Malformed() implements PinVerdict {}

    /** The tenant has set no PIN, so nothing was compared (PIN-5). */
    record NotSet() implements PinVerdict {}

    /** The PIN was compared and did not match. */
    record Wrong() implements PinVerdict {}

    /** A limit on guesses is reached; nothing was compared (PIN-8). */
    record AttemptsExceeded() implements PinVerdict {}

    /**
     * The PIN matched.
     *
     * @param version which of the tenant's PINs it was; good only while that is still the one (PIN-4)
     */
    record Accepted(long version) implements PinVerdict {}
}
