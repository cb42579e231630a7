package io.portwarden.people.passkey;

/** A passkey that is not taken; nothing was changed. */
public class PasskeyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it is not taken. */
    public enum Reason {
        /** What the authenticator answered is not what it was asked for, or the passkey is nobody's. */
        NOT_ACCEPTED,
        /** Its count of signatures says that there is a copy of it. */
        COPIED,
        /** It is somebody's already. */
        ALREADY_KNOWN,
        /** The person has as many as there may be. */
        TOO_MANY
    }

    private final Reason reason;

    PasskeyRefusedException(Reason reason) {
        super("Passkey refused: " + reason);
        this.reason = reason;
    }

    PasskeyRefusedException(Reason reason, Throwable cause) {
        super("Passkey refused: " + reason, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
