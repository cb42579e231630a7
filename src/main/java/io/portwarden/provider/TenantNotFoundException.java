package io.portwarden.provider;

/** There is no such tenant. */
public final class TenantNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TenantNotFoundException() {
        super("There is no such tenant");
    }
}
