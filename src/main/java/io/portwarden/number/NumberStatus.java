package io.portwarden.number;

import io.portwarden.shared.Coded;

/** Whether a number is in use with its tenant. */
public enum NumberStatus implements Coded {
    ACTIVE("active"),
    INACTIVE("inactive"),
    PORTED_OUT("ported-out");

    private final String code;

    NumberStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    public static NumberStatus ofCode(String code) {
        return Coded.of(NumberStatus.class, code);
    }
}
