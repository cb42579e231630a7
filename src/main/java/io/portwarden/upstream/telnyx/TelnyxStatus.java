package io.portwarden.upstream.telnyx;

import io.portwarden.shared.Coded;

/** The states of a port-out at Telnyx, by the names that they have there. */
enum TelnyxStatus implements Coded {
    /** Waits for our answer, and is authorized by itself without one. */
    PENDING("pending"),
    AUTHORIZED("authorized"),
    PORTED("ported"),
    /** Refused by us, and looked at by Telnyx's people: they refuse it or send it back to pending. */
    REJECTED_PENDING("rejected-pending"),
    REJECTED("rejected"),
    CANCELED("canceled"),
    /** One that came into being after this was written. */
    UNKNOWN("unknown");

    private final String code;

    TelnyxStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether it stays so for good. */
    boolean isOver() {
        return this == PORTED || this == REJECTED || this == CANCELED;
    }

    static TelnyxStatus ofName(String name) {
        return Coded.find(TelnyxStatus.class, name).orElse(UNKNOWN);
    }
}
