package io.portwarden.portback;

import io.portwarden.shared.Coded;

/** The states of a case (ORD-14). */
public enum PortBackStatus implements Coded {
    /** Nobody has asked the other provider yet. */
    REPORTED("reported", true),
    /** The other provider was asked to give the numbers back. */
    REQUESTED_BACK("requested-back", true),
    /** The numbers are the tenant's again, in use and locked. */
    RESTORED("restored", false),
    /** They do not come back this way; the timeline says why. */
    REFUSED("refused", false);

    private final String code;
    private final boolean open;

    PortBackStatus(String code, boolean open) {
        this.code = code;
        this.open = open;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether it still can come out one way or the other. */
    public boolean isOpen() {
        return open;
    }

    public static PortBackStatus ofCode(String code) {
        return Coded.of(PortBackStatus.class, code);
    }
}
