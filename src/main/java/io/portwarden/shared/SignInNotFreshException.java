package io.portwarden.shared;

import org.springframework.security.access.AccessDeniedException;

/** Whoever is signed in has to prove it once more before this can be done (PIN-9); nothing was done. */
public class SignInNotFreshException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    public SignInNotFreshException() {
        super("This asks for a fresh sign-in");
    }
}
