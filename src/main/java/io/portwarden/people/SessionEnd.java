package io.portwarden.people;

import io.portwarden.shared.Coded;

/** How a session has ended, where the program knows it. */
public enum SessionEnd implements Coded {
    /** Nothing was done in it for too long. */
    IDLE("idle"),
    /** It had lasted for as long as a session may. */
    LONGEST("longest"),
    /** The person has signed out, in this window or in another one. */
    SIGNED_OUT("signed-out"),
    /** By the person in another session, by a new password, or because somebody has changed who may sign in. */
    ELSEWHERE("elsewhere");

    private final String code;

    SessionEnd(String code) {
        this.code = code;
    }

    /** The stable name, for translations. */
    @Override
    public String code() {
        return code;
    }
}
