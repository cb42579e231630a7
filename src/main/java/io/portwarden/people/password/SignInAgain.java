package io.portwarden.people.password;

import io.portwarden.people.CurrentAccount;
import io.portwarden.people.PortalUser;
import io.portwarden.people.factor.CodeCheck;
import io.portwarden.people.factor.SecondFactors;
import io.portwarden.people.session.CurrentSession;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.SecondFactor;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.UnavailableException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Service;

/** Lets whoever is signed in prove it once more by the password, which makes the sign-in fresh (PIN-9). */
@Service
public class SignInAgain {

    private final PasswordSignIn passwords;
    private final CodeCheck codes;
    private final SecondFactors factors;

    SignInAgain(PasswordSignIn passwords, CodeCheck codes, SecondFactors factors) {
        this.passwords = passwords;
        this.codes = codes;
        this.factors = factors;
    }

    /** Whether a code is wanted beside the password or the OpenID provider's word: the session has shown a second factor. */
    @PreAuthorize(CurrentPerson.SIGNED_IN)
    public boolean wantsCode() {
        return shownBefore() && factors.own().byCode();
    }

    /** Whether the password can be part of it; else only a passkey, or the OpenID provider, will do. */
    @PreAuthorize(CurrentPerson.SIGNED_IN)
    public boolean byPassword() {
        return !shownBefore() || factors.own().byCode();
    }

    private static boolean shownBefore() {
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        return session != null && SecondFactor.shownIn(session);
    }

    /**
     * Where a second factor is wanted. What is typed counts among the guesses like any other. A wrong password uses no code up.
     * To be called in a request of the person's own.
     *
     * @param code of the authenticator app, or a recovery code
     * @throws io.portwarden.people.factor.CodeRefusedException when the code is wrong, was used already, or was not looked at
     *     because a limit is reached
     * @throws org.springframework.security.authentication.BadCredentialsException see {@link #withPassword}
     * @throws org.springframework.security.authentication.AuthenticationServiceException when one could not be checked
     */
    @PreAuthorize(CurrentPerson.SIGNED_IN)
    public void withPasswordAndCode(String password, String code) {
        SignedInPerson me = CurrentPerson.get();
        requirePassword(me, password);
        String shown = requireCode(me, code);
        CurrentSession.proved(FactorGrantedAuthority.PASSWORD_AUTHORITY);
        CurrentSession.proved(shown);
    }

    /** The code alone, beside what the OpenID provider has said; see {@link #withPasswordAndCode}. */
    @PreAuthorize(CurrentPerson.SIGNED_IN)
    public void withCode(String code) {
        CurrentSession.proved(requireCode(CurrentPerson.get(), code));
    }

    private String requireCode(SignedInPerson me, String code) {
        try {
            return codes.either(CurrentAccount.get(), code);
        } catch (UnavailableException e) {
            throw new AuthenticationServiceException("The code could not be checked", e);
        }
    }

    /**
     * Makes the sign-in fresh where the session has shown no second factor. What is typed counts among the guesses at the password
     * like any other. To be called in a request of the person's own.
     *
     * @throws org.springframework.security.authentication.BadCredentialsException when it is wrong, or was not looked
     *     at because a limit is reached
     * @throws org.springframework.security.authentication.AuthenticationServiceException when it could not be checked
     */
    @PreAuthorize(CurrentPerson.SIGNED_IN)
    public void withPassword(String password) {
        requirePassword(CurrentPerson.get(), password);
        CurrentSession.proved(FactorGrantedAuthority.PASSWORD_AUTHORITY);
    }

    /** Checks the password as {@link #withPassword} does, without making the sign-in fresh. */
    void requirePassword(SignedInPerson me, String password) {
        UsernamePasswordAuthenticationToken typed =
                UsernamePasswordAuthenticationToken.unauthenticated(me.email(), password);
        typed.setDetails(new WebAuthenticationDetails(CurrentSession.request()));
        if (!(passwords.check(typed).getPrincipal() instanceof PortalUser user)
                || !user.person().personId().equals(me.personId())) {
            throw new IllegalStateException("The address has become somebody else's");
        }
    }
}
