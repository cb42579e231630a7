package io.portwarden.audit;

/** What may be added to an entry. A detail is a value of a type, never a text: a PIN or password has no way in. */
public enum AuditDetail {
    /** Why, as an enum's value. */
    REASONS("reasons"),
    /** How somebody signed in. */
    METHOD("method"),
    CLIENT_ADDRESS("client-address"),
    /** Which limit was reached, or counts from now on. */
    LIMIT("limit"),
    PREVIOUS_LIMIT("previous-limit"),
    ROLE("role"),
    PREVIOUS_ROLE("previous-role"),
    NUMBERS("numbers"),
    COUNT("count"),
    /** How many of the numbers were locked. */
    LOCKED("locked"),
    VERSION("version"),
    DUE_DATE("due-date"),
    FORMAT("format"),
    KIND("kind"),
    /** The state that was asked for, as an enum's value. */
    STATUS("status"),
    /** Why a webhook was switched off, as an enum's value. */
    WEBHOOK("webhook"),
    /** What was done at the SOA, as an enum's value. */
    SOA_STEP("soa-step"),
    LEFT_AT("left-at"),
    FROM("from"),
    UNTIL("until"),
    /** What was changed of something, as an enum's values. */
    FIELDS("fields"),
    COUNTRY("country"),
    PREVIOUS_COUNTRY("previous-country"),
    /** How many numbers were given. */
    ADDED("added"),
    /** How many numbers had left and are back. */
    RETURNED("returned"),
    ACTIVATED("activated"),
    DEACTIVATED("deactivated"),
    /** Of how many numbers something else is on file. */
    DESCRIBED("described");

    private final String code;

    AuditDetail(String code) {
        this.code = code;
    }

    /** The name under which it is stored, exported and translated. */
    public String code() {
        return code;
    }
}
