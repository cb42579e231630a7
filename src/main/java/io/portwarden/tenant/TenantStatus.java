package io.portwarden.tenant;

import io.portwarden.shared.Coded;
import java.util.Optional;

/** How a tenant stands with the provider. */
public enum TenantStatus implements Coded {
    ACTIVE("active"),
    /** Nobody signs in; numbers, PIN and orders are as protected as before. */
    SUSPENDED("suspended"),
    /** For good: it has no active numbers and no open orders, and keeps its trail. */
    CLOSED("closed");

    private final String code;

    TenantStatus(String code) {
        this.code = code;
    }

    /** The name under which it is stored. */
    @Override
    public String code() {
        return code;
    }

    public static Optional<TenantStatus> ofCode(String code) {
        return Coded.find(TenantStatus.class, code);
    }
}
