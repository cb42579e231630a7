package io.portwarden.people.member;

/**
 * Why somebody cannot be invited, or not once more; nothing was sent. None of the reasons tells whether somebody has
 * this address elsewhere.
 */
public class InvitationRefusedException extends RuntimeException {

    /** Why not. */
    public enum Reason {
        /** No e-mail address. */
        MALFORMED,
        /** It is one of the tenant's own people's. */
        HERE_ALREADY,
        /** An invitation is open, which can be sent once more. */
        INVITED_ALREADY,
        /** As many invitations are open as can be. */
        TOO_MANY,
        /** It was sent a moment ago. */
        TOO_SOON,
        /** It was accepted or cancelled meanwhile. */
        GONE,
        /** The tenant has an admin, or had one. */
        NOT_THE_FIRST
    }

    private final Reason reason;

    InvitationRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
