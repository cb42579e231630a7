package io.portwarden.soa;

import io.portwarden.shared.Coded;

/** What is to be done at the SOA and behind it, as an event tells it to systems and a task to people (ORD-13). */
public enum SoaStep implements Coded {
    /** The order is confirmed: concur with it for its due date. */
    CONCUR("concur"),
    /** It is disputed: put it into conflict, before its deadline. */
    CONFLICT("conflict"),
    /** The dispute was withdrawn: take it out of conflict. */
    CONFLICT_OFF("conflict-off"),
    /** It was confirmed, and a correction has it checked anew: what was concurred with does not stand any more. */
    REOPENED("reopened"),
    /** It is due on another day. */
    RESCHEDULED("due-date-changed"),
    /** The carrier has withdrawn it. */
    CANCELLED("cancelled"),
    /** Nobody has completed it in its time. */
    LAPSED("lapsed"),
    /** The numbers have left: switch, 911 and billing. */
    COMPLETED("completed");

    private static final String TYPE = "port-out-order.";

    private final String code;

    SoaStep(String code) {
        this.code = code;
    }

    /** The stable name, for the database and translations. */
    @Override
    public String code() {
        return code;
    }

    /** The type of the event at the provider's webhooks. */
    public String type() {
        return TYPE + code;
    }

    static SoaStep ofCode(String code) {
        return Coded.of(SoaStep.class, code);
    }
}
