package io.portwarden.upstream;

import io.portwarden.shared.Coded;

/** Why speaking with an upstream came to nothing. */
public enum ContactProblem implements Coded {
    /** A setting is missing. */
    NOT_SET_UP("not-set-up"),
    /** It cannot be reached, or did not answer in time. */
    UNREACHABLE("unreachable"),
    /** It does not take user name, password or key. */
    NOT_LET_IN("not-let-in"),
    /** It was asked too often. */
    TOO_OFTEN("too-often"),
    /** It has said that something is wrong there. */
    TROUBLE_THERE("trouble-there"),
    /** What it has said was not understood. */
    NOT_UNDERSTOOD("not-understood"),
    /** It knows nothing of the number. */
    NUMBER_UNKNOWN("number-unknown"),
    /** It does not take the PIN. */
    PIN_NOT_TAKEN("pin-not-taken"),
    /** It has refused what it was asked for. */
    REFUSED("refused"),
    /** It has called with a wrong user name, password, certificate or signature, or from elsewhere (UPS-13). */
    WRONG_CALLER("wrong-caller"),
    /** It has called, and no answer could be found in time (UPS-2). */
    UNDECIDED("undecided"),
    /** It has called and was refused, because no answer could be found for too long (UPS-2). */
    REFUSED_BLINDLY("refused-blindly");

    private final String code;

    ContactProblem(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
