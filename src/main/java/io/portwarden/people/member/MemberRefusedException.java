package io.portwarden.people.member;

/** Why the role of one of the people cannot be changed, or the person not be removed; nothing has changed. */
public class MemberRefusedException extends RuntimeException {

    /** Why not. */
    public enum Reason {
        /** Somebody has to remain who can let others in. */
        LAST_ADMIN,
        /** Somebody has to remain who may do everything (OPR-2). */
        LAST_OPERATOR,
        /** There is no such person any more. */
        GONE,
        /** One's own second factor is changed on one's own page. */
        ONESELF,
        /** Not an operator for long enough to take another's second factor away. */
        NEW_OPERATOR
    }

    private final Reason reason;

    MemberRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
