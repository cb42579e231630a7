package io.portwarden.upstream.telnyx;

import io.portwarden.shared.Coded;
import io.portwarden.upstream.ContactProblem;

/** Why a call to Telnyx came to nothing. */
enum TelnyxProblem implements Coded {
    /** A setting is missing, or its key is. */
    NOT_SET_UP("not-set-up", ContactProblem.NOT_SET_UP),
    /** Nobody answers, or not in time. */
    UNREACHABLE("unreachable", ContactProblem.UNREACHABLE),
    /** Something is wrong there. */
    TROUBLE_THERE("trouble-there", ContactProblem.TROUBLE_THERE),
    /** It is asked too often. */
    TOO_OFTEN("too-often", ContactProblem.TOO_OFTEN),
    KEY_REFUSED("key-refused", ContactProblem.NOT_LET_IN),
    /** It will not do that as things stand. */
    REFUSED("refused", ContactProblem.REFUSED),
    NOT_FOUND("not-found", ContactProblem.REFUSED),
    NOT_UNDERSTOOD("not-understood", ContactProblem.NOT_UNDERSTOOD),
    /** There is no code for which the port-out could be refused. */
    NO_CODE("no-code", ContactProblem.REFUSED);

    private final String code;
    private final ContactProblem contact;

    TelnyxProblem(String code, ContactProblem contact) {
        this.code = code;
        this.contact = contact;
    }

    @Override
    public String code() {
        return code;
    }

    /** The same as operators see it. */
    ContactProblem contact() {
        return contact;
    }

    /** Whether it lies in what was asked: who asks the same at once is answered the same. */
    boolean isAboutTheRequest() {
        return this == REFUSED || this == NO_CODE;
    }
}
