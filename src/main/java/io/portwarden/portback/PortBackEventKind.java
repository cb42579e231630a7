package io.portwarden.portback;

/** What can happen to a case (ORD-14). The note is what the person wrote. */
public enum PortBackEventKind {
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

    public String code() {
        return code;
    }

    public static PortBackEventKind ofCode(String code) {
        for (PortBackEventKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("Unknown event of a case " + code);
    }
}
