package io.portwarden.portback;

import io.portwarden.shared.Coded;

/** What can happen to a case (ORD-14). The note is what the person wrote. */
public enum PortBackEventKind implements Coded {
    /** The number left without an order, as somebody of the provider or one of its programs has written down. */
    LEFT("left"),
    /** An admin of the tenant did not want that numbers left by an order. */
    REPORTED("reported"),
    /** An admin of the tenant did not want that a number left without one. */
    UNWANTED("unwanted"),
    REQUESTED_BACK("requested-back"),
    RESTORED("restored"),
    REFUSED("refused");

    private final String code;

    PortBackEventKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    public static PortBackEventKind ofCode(String code) {
        return Coded.of(PortBackEventKind.class, code);
    }
}
