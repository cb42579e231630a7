package io.portwarden.people.factor;

import io.portwarden.people.PendingSignIn;
import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Whoever has shown the password, or has just set up the first factor, and is nobody yet. */
record PendingUser(Begun begun) implements PendingSignIn, AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return begun.email();
    }

    @Override
    public String toString() {
        return "PendingUser[" + begun.email() + "]";
    }
}
