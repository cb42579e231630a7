package io.portwarden.people.domain;

/** A domain cannot be claimed, or is not proven. */
public final class DomainRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** It is no domain. */
        MALFORMED,
        /** The tenant has as many as one can have. */
        TOO_MANY,
        /** Another tenant has proven it. */
        TAKEN,
        /** The record is not there, or holds something else. */
        NO_RECORD,
        /** The DNS did not answer in time. */
        NO_ANSWER,
        /** It is none of the tenant's, or none any more. */
        UNKNOWN
    }

    DomainRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
