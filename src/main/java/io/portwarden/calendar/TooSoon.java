package io.portwarden.calendar;

/** What becomes of an order whose due date is too soon (CAL-5). */
public enum TooSoon {
    /** It is refused for that. */
    REJECT,
    /** It is confirmed for the first lawful day. */
    EARLIEST
}
