package io.portwarden.shared;

import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tells services who is signed in, so that no caller ever names a tenant. */
public final class CurrentPerson {

    /**
     * What opens a service to whoever is signed in, in whatever role. Spring's own {@code isAuthenticated()} would let in those
     * too who have shown one factor where two are wanted.
     */
    public static final String SIGNED_IN = "getPrincipal() instanceof T(io.portwarden.shared.CurrentPerson$Principal)";

    private CurrentPerson() {}

    /** Implemented by whatever Spring Security keeps as the principal of a person. */
    public interface Principal {
        SignedInPerson person();
    }

    /** @throws AccessDeniedException when nobody is signed in */
    public static SignedInPerson get() {
        return find().orElseThrow(() -> new AccessDeniedException("Nobody is signed in"));
    }

    public static Optional<SignedInPerson> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Principal principal
                ? Optional.of(principal.person())
                : Optional.empty();
    }
}
