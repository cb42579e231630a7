package io.portwarden.provider;

import io.portwarden.audit.AuditActor;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells who acts for the provider: an operator, or one of its programs. */
@Component
public class ProviderActor {

    private final FreshSignIn freshSignIn;

    ProviderActor(FreshSignIn freshSignIn) {
        this.freshSignIn = freshSignIn;
    }

    /** As the trail names them. */
    public AuditActor current() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.getPrincipal() instanceof ProviderProgram program) {
            return AuditActor.program(program.keyId(), program.name());
        }
        return CurrentPerson.find()
                .map(AuditActor::of)
                .orElseThrow(() -> new AccessDeniedException("Nobody acts for the provider"));
    }

    /**
     * To be called first in what can do harm: an operator has to have signed in just now. A program has shown its key
     * with this very request.
     *
     * @throws io.portwarden.shared.SignInNotFreshException for an operator who has not
     */
    public void requireFresh() {
        @Nullable Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || !(caller.getPrincipal() instanceof ProviderProgram)) {
            freshSignIn.requireFresh();
        }
    }
}
