package io.portwarden.people.password;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.CurrentAccount;
import io.portwarden.people.session.CurrentSession;
import io.portwarden.people.session.SessionService;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.SignedInPerson;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.stereotype.Service;

/** The password of the signed-in person. */
@Service
@PreAuthorize(CurrentPerson.SIGNED_IN)
public class PasswordService {

    /** How many characters a password has at least and at most. */
    public static final int SHORTEST = PasswordRules.SHORTEST;

    public static final int LONGEST = PasswordRules.LONGEST;

    private final PasswordChange passwords;
    private final SignInAgain signInAgain;
    private final SessionService sessions;

    PasswordService(PasswordChange passwords, SignInAgain signInAgain, SessionService sessions) {
        this.passwords = passwords;
        this.signInAgain = signInAgain;
        this.sessions = sessions;
    }

    /** What there is to say of a password that the person is choosing. */
    public PasswordAdvice advise(String password) {
        return passwords.advise(CurrentAccount.get(), password);
    }

    /**
     * Makes this the person's password and ends the person's other sessions. The sign-in is fresh from then on (PIN-9).
     * To be called in a request of the person's own.
     *
     * @param current the password so far, however fresh the sign-in is (OWASP ASVS 5.0, 6.2.3)
     * @throws InvalidPasswordException when it cannot be chosen
     * @throws org.springframework.security.authentication.BadCredentialsException when the password so far is wrong, or
     *     was not looked at because a limit is reached
     * @throws org.springframework.security.authentication.AuthenticationServiceException when it could not be checked
     */
    public void change(String current, String chosen) {
        SignedInPerson me = CurrentPerson.get();
        Key key = CurrentAccount.get();
        passwords.require(key, chosen);
        signInAgain.requirePassword(me, current);
        passwords.change(key, chosen, sessions.current(), () -> {});
        CurrentSession.proved(FactorGrantedAuthority.PASSWORD_AUTHORITY);
    }
}
