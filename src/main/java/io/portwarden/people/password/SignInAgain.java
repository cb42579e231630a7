package io.portwarden.people.password;

import io.portwarden.people.PortalUser;
import io.portwarden.people.session.CurrentSession;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.SignedInPerson;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Service;

/** Lets whoever is signed in prove it once more by the password, which makes the sign-in fresh (PIN-9). */
@Service
public class SignInAgain {

    private final PasswordSignIn passwords;

    SignInAgain(PasswordSignIn passwords) {
        this.passwords = passwords;
    }

    /**
     * What is typed counts among the guesses at the password like any other. To be called in a request of the person's
     * own.
     *
     * @throws org.springframework.security.authentication.BadCredentialsException when it is wrong, or was not looked
     *     at because a limit is reached
     * @throws org.springframework.security.authentication.AuthenticationServiceException when it could not be checked
     */
    @PreAuthorize("isAuthenticated()")
    public void withPassword(String password) {
        requirePassword(CurrentPerson.get(), password);
        CurrentSession.proved(FactorGrantedAuthority.PASSWORD_AUTHORITY);
    }

    /** Checks the password as {@link #withPassword} does, without making the sign-in fresh. */
    void requirePassword(SignedInPerson me, String password) {
        UsernamePasswordAuthenticationToken typed =
                UsernamePasswordAuthenticationToken.unauthenticated(me.email(), password);
        typed.setDetails(new WebAuthenticationDetails(CurrentSession.request()));
        if (!(passwords.authenticate(typed).getPrincipal() instanceof PortalUser user)
                || !user.person().personId().equals(me.personId())) {
            throw new IllegalStateException("The address has become somebody else's");
        }
    }
}
