package io.portwarden.people.sso.own;

import io.portwarden.shared.Coded;

/** Whether a tenant's people have to sign in by its own provider. */
public enum ProviderRule implements Coded {
    OFFERED("offered"),
    REQUIRED("required");

    private final String code;

    ProviderRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
