package io.portwarden.approval;

/** Why something can be neither asked for nor decided; nothing has been done. */
public class ApprovalRefusedException extends RuntimeException {

    /** Why not. */
    public enum Reason {
        /** It was decided meanwhile, or has expired. */
        OVER,
        /** Whoever has asked cannot approve or refuse, and nobody else withdraw. */
        NOT_YOURS,
        /** The same waits already. */
        ASKED_ALREADY,
        /** It cannot be done any more as it was asked for. */
        OBSOLETE,
        /** The rule needs two admins. */
        TOO_FEW_ADMINS
    }

    private final Reason reason;

    ApprovalRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
