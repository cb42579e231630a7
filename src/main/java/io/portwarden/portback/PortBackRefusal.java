package io.portwarden.portback;

/** Why a move cannot be made; the case stays as it was. */
public enum PortBackRefusal {
    NOT_FOR_THIS_PARTY("not-for-this-party"),
    NOT_IN_THIS_STATE("not-in-this-state"),
    /** An admin has said so already. */
    SAID_ALREADY("said-already"),
    /** The order has taken no numbers away, or they are all back. */
    NOTHING_LEFT("nothing-left"),
    /** One of the numbers is another tenant's by now. */
    NUMBER_OF_ANOTHER_TENANT("number-of-another-tenant"),
    /** One of the numbers is stored under several texts, and nobody has decided yet whose it is (NUM-1). */
    NUMBER_UNDECIDED("number-undecided"),
    /** A closed tenant gets no numbers. */
    TENANT_CLOSED("tenant-closed");

    private final String code;

    PortBackRefusal(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
