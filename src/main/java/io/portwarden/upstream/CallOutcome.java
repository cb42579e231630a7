package io.portwarden.upstream;

import io.portwarden.shared.Coded;

/** What came of a question of an upstream. */
public enum CallOutcome implements Coded {
    LET_THROUGH("let-through"),
    REFUSED("refused"),
    /** It was let through because the connection rehearses (UPS-12). */
    REHEARSED("rehearsed"),
    /** It had no answer, so that the upstream asks again (UPS-2). */
    UNDECIDED("undecided"),
    /** It was refused without a look, because there was no answer for too long (UPS-2). */
    REFUSED_BLINDLY("refused-blindly"),
    /** Whoever asked was not let in (UPS-13). */
    NOT_LET_IN("not-let-in");

    private final String code;

    CallOutcome(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
