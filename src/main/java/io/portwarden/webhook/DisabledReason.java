package io.portwarden.webhook;

/** Why a webhook was switched off. */
public enum DisabledReason {
    /** The receiver has answered 410. */
    GONE("gone"),
    /** A delivery has failed for days, and no other has succeeded meanwhile. */
    FAILING("failing");

    private final String code;

    DisabledReason(String code) {
        this.code = code;
    }

    /** The stable name, for programs and translations. */
    public String code() {
        return code;
    }

    public static DisabledReason ofCode(String code) {
        return code.equals(GONE.code) ? GONE : FAILING;
    }
}
