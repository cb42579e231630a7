package io.portwarden.people.member;

/** Why a tenant cannot be given an admin in this way; nothing has changed. */
public class RecoveryRefusedException extends RuntimeException {

    /** Why not. */
    public enum Reason {
        /** Its admins have signed in lately, or one of them has come back meanwhile. */
        ADMINS_ARE_THERE,
        /** It never had an admin: the first is invited without a request. */
        NONE_YET,
        /** A request is waiting already. */
        ASKED_ALREADY,
        /** Whoever has asked cannot consent. */
        OWN_REQUEST,
        /** Not an operator for long enough when it was asked. */
        NEW_OPERATOR,
        /** It was decided meanwhile, or has expired. */
        OVER
    }

    private final Reason reason;

    RecoveryRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
