package io.portwarden.portback;

/** A departure cannot be written down as things stand; nothing was done. */
public final class DepartureRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final DepartureRefusal refusal;

    public DepartureRefusedException(DepartureRefusal refusal) {
        super(refusal.code());
        this.refusal = refusal;
    }

    public DepartureRefusal refusal() {
        return refusal;
    }
}
