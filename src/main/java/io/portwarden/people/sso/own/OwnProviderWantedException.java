package io.portwarden.people.sso.own;

import org.springframework.security.core.AuthenticationException;

/** Right as it was, this is no way in: the tenant has its people sign in by its own provider (SIG-14). */
public final class OwnProviderWantedException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    public OwnProviderWantedException() {
        super("The tenant has its people sign in by its own provider");
    }
}
