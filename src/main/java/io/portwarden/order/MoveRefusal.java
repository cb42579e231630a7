package io.portwarden.order;

/** Why something cannot be done to an order now. The codes are stable: programs and translations go by them. */
public enum MoveRefusal {
    /** It is for somebody else to do. */
    NOT_FOR_THIS_PARTY("not-for-this-party"),
    /** It cannot be done to an order in this state (ORD-3). */
    NOT_IN_THIS_STATE("not-in-this-state"),
    /** An order is completed on its firm due date or later. */
    BEFORE_DUE_DATE("before-due-date"),
    /** Its review window goes on. */
    REVIEW_NOT_OVER("review-not-over"),
    /** Its due date is not long enough ago for it to lapse (ORD-11). */
    NOT_LAPSED("not-lapsed"),
    /** A supplement has the version after the order's (ORD-6). */
    VERSION_NOT_NEXT("version-not-next"),
    /** The due date cannot be met; the reasons say why. */
    DUE_DATE_NOT_POSSIBLE("due-date-not-possible"),
    /** A number is another customer's: that takes an order of its own. */
    NUMBERS_OF_ANOTHER_CUSTOMER("numbers-of-another-customer");

    private final String code;

    MoveRefusal(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
