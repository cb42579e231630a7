package io.portwarden.upstream.telnyx;

/** What is to be done next about one port-out. */
enum TelnyxStep {
    /** Nothing yet. */
    WAIT,
    /** Nothing any more, unless our order moves again. */
    SETTLED,
    /** An order is to be made of it. */
    MAKE,
    /** Telnyx is to be told that the numbers may leave. */
    AUTHORIZE,
    /** Telnyx is to be told that they may not, and why. */
    REJECT,
    /** Our order is completed. */
    COMPLETE,
    /** Our order came to its end there. */
    CANCEL,
    /** Its numbers have left, although no order allows it. */
    LEFT,
    /** The two sides differ and no message changes that: the desk sees both (UPS-9). */
    SHOW
}
