package io.portwarden.upstream;

import io.portwarden.shared.Coded;

/** Why a connection is not put on file, or not changed. */
public enum ConnectionRefusal implements Coded {
    /** It is none, or does not stand in one line. */
    NAME_WRONG("name-wrong"),
    /** Another connection has it. */
    NAME_TAKEN("name-taken"),
    SPID_WRONG("spid-wrong"),
    /** A carrier has it. */
    SPID_TAKEN("spid-taken"),
    SETTING_MISSING("setting-missing"),
    SETTING_WRONG("setting-wrong");

    private final String code;

    ConnectionRefusal(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
