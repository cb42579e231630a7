package io.portwarden.people.sso.own;

/** A provider cannot be used like that. */
public final class OwnProviderRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** No address of https without anything but host, port and path. */
        ISSUER,
        /** Its settings cannot be fetched from there. */
        UNREACHABLE,
        /** Its settings name another issuer, which may differ by the stroke at its end. */
        OTHER_ISSUER,
        /** Its settings lack something, or lead somewhere that is not on the internet. */
        SETTINGS,
        /** A field is empty, or too long. */
        FIELDS,
        /** There is no proven domain yet. */
        NO_DOMAIN,
        /** No admin has come in by it yet as it stands now. */
        NOT_TRIED,
        /** Two admins have to agree about what matters, and this would let one be the other: the rule has to be given up first. */
        TWO_PERSONS,
        /** It was removed meanwhile. */
        GONE
    }

    OwnProviderRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
