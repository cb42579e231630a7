package io.portwarden.portback;

/** Something cannot be done to a case, or none be opened, as things stand; nothing was done. */
public final class PortBackRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final PortBackRefusal refusal;

    public PortBackRefusedException(PortBackRefusal refusal) {
        super(refusal.code());
        this.refusal = refusal;
    }

    public PortBackRefusal refusal() {
        return refusal;
    }
}
