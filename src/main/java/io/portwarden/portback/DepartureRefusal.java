package io.portwarden.portback;

/** Why a departure is not written down; nothing was done. */
public enum DepartureRefusal {
    /** No tenant holds it. */
    NUMBER_UNKNOWN("number-unknown"),
    /** It is stored under several texts, and nobody has decided yet whose it is (NUM-1). */
    NUMBER_UNDECIDED("number-undecided"),
    /** A confirmed order of the same provider is open for it: that is completed instead. */
    NUMBER_IN_OPEN_ORDER("number-in-open-order"),
    /** It left by an order that was completed. */
    NUMBER_LEFT_BY_ORDER("number-left-by-order"),
    /** It is written down already, at another time or to somebody else. */
    NUMBER_LEFT_OTHERWISE("number-left-otherwise");

    private final String code;

    DepartureRefusal(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
