package io.portwarden.shared;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Whoever is signed in has to prove it once more before this can be done (PIN-9); nothing was done. No
 * {@link org.springframework.security.access.AccessDeniedException}: who catches that, because the role no longer allows
 * something, must not catch this, which only the prompt can answer ({@link FreshSignInPrompt}).
 */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class SignInNotFreshException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SignInNotFreshException() {
        super("This asks for a fresh sign-in");
    }
}
