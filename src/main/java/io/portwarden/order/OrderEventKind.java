package io.portwarden.order;

import io.portwarden.shared.Coded;

/** What can happen to an order (ORD-8). */
public enum OrderEventKind implements Coded {
    RECEIVED("received"),
    REJECTED("rejected"),
    REVIEW_BEGAN("review-began"),
    /** The order passed its checks, and the tenant has not asked for a review, which it has to here (ORD-4). */
    CONFIRMED_AT_ONCE("confirmed-at-once"),
    /** The review window was over and nobody had objected (ORD-4). */
    REVIEW_ENDED("review-ended"),
    /** An upstream has asked, every check was passed, and the numbers may go at once (UPS-7). */
    LET_THROUGH("let-through"),
    /** The review window was over and nobody had confirmed, where silence is no consent (UPS-9). */
    EXPIRED("expired"),
    /** A tenant admin lets it pass when it is asked for again (UPS-6). */
    ALLOWED_NEXT_TIME("allowed-next-time"),
    /** A tenant admin did not wait for the end of the review window. */
    CONFIRMED("confirmed"),
    /** The note is the tenant admin's explanation. */
    DISPUTED("disputed"),
    /** The note is the operator's explanation, here and of {@link #DISPUTE_OVERRULED}. */
    DISPUTE_UPHELD("dispute-upheld"),
    DISPUTE_OVERRULED("dispute-overruled"),
    /** A tenant admin has taken the dispute back (ORD-17). */
    DISPUTE_WITHDRAWN("dispute-withdrawn"),
    /** Nobody had decided, so long after the day on which the numbers were to leave (ORD-13). */
    DISPUTE_LAPSED("dispute-lapsed"),
    CANCELLED("cancelled"),
    /** All sides were told that it lapses. The note is the day: {@link java.time.LocalDate#toString} (ORD-11). */
    LAPSE_AHEAD("lapse-ahead"),
    /** Nobody had completed it, so long after its firm due date (ORD-11). */
    LAPSED("lapsed"),
    /** The note is the new date: {@link java.time.LocalDate#toString}. */
    DUE_DATE_CHANGED("due-date-changed"),
    /** The day asked for was too soon, and the first lawful one is given instead (CAL-5). The note is that day. */
    DUE_DATE_MOVED("due-date-moved"),
    CORRECTED("corrected"),
    COMPLETED("completed"),
    /** An operator has typed in what comes next, which the carrier had sent on paper. */
    ENTERED("entered");

    private final String code;

    OrderEventKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether its note is a day, which stands in its words. */
    public boolean isDated() {
        return this == DUE_DATE_CHANGED || this == DUE_DATE_MOVED || this == LAPSE_AHEAD;
    }

    public static OrderEventKind ofCode(String code) {
        return Coded.of(OrderEventKind.class, code);
    }
}
