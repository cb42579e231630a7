package io.portwarden.order.check;

/** How an order comes to the provider, and so what there is to check and what becomes of it. */
public enum Way {
    /** From the carrier that wants the numbers, or on its paper. */
    CARRIER,
    /** Its upstream asks, and its answer is due at once: no date is asked for, and there is no review (UPS-6, UPS-7). */
    UPSTREAM_ASKS,
    /** Its upstream tells of it, which has compared the PIN itself; what it does not tell cannot be checked (UPS-9). */
    UPSTREAM_TELLS
}
