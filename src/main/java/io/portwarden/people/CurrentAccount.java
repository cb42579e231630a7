package io.portwarden.people;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tells services by which account whoever is signed in has signed in, so that no caller ever names one. */
public final class CurrentAccount {

    private CurrentAccount() {}

    /** @throws AccessDeniedException when nobody is signed in */
    public static AccountRepository.Key get() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof PortalPrincipal principal) {
            return principal.account();
        }
        throw new AccessDeniedException("Nobody is signed in");
    }
}
