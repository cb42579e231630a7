package io.portwarden.pin;

/** Why a PIN is easy to guess (PIN-10); the reason that tells a person most comes first. */
public enum PinWeakness {
    /** Holds digits that others know of the tenant: of a telephone number, the account number or the ZIP code. */
    OWN_DATA,
    /** One or two different digits, nearly all the same, or a block that comes again: 111111, 121212, 123321. */
    REPEATS,
    /** Counts up or down, at once or in parts: 123456, 987654, 135790, 123789, 102030. */
    RUN,
    /** Every digit twice or more in a row: 112233, 111222333. */
    PAIRS,
    /** Draws lines or a path on a telephone's keypad: 147258369, 258014, 159357. */
    KEYPAD,
    /** Reads as a date or as years: 070476, 04071976, 19760704. */
    DATE
}
