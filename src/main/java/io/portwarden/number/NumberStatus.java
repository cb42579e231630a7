package io.portwarden.number;

/** Whether a number is in use with its tenant. */
public enum NumberStatus {
    ACTIVE("active"),
    INACTIVE("inactive"),
    PORTED_OUT("ported-out");

    private final String code;

    NumberStatus(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static NumberStatus ofCode(String code) {
        for (NumberStatus status : values()) {
            if (status.code.equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("Unknown number status " + code);
    }
}
