package io.portwarden.pin;

/** Why a text is no PIN (PIN-1). */
public enum PinProblem {
    /** Nothing was given. */
    REQUIRED,
    TOO_SHORT,
    TOO_LONG,
    /** Something other than the ASCII digits 0 to 9 stands in it, and be it a space at the end. */
    NOT_DIGITS
}
