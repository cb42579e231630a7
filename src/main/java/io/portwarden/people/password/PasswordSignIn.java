package io.portwarden.people.password;

import io.portwarden.people.PortalUser;
import io.portwarden.people.factor.SecondFactorGate;
import io.portwarden.people.guess.GuessGuard.Outcome;
import io.portwarden.people.guess.Guesser;
import io.portwarden.people.session.SignInProperties;
import io.portwarden.people.session.SignInTrail;
import io.portwarden.people.sso.own.OwnProviderWantedException;
import io.portwarden.people.sso.own.OwnProviders;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.work.EvenPace;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The one place where a password that somebody types is compared. A wrong one, an address that is nobody's, and one that
 * was refused unchecked are the same refusal after the same time.
 *
 * <p>Spring Security uses this for every sign-in by password because it is the only {@link AuthenticationProvider} among
 * the beans: with another one beside it, neither would be used, and passwords would be compared without limits.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final PasswordGuard guard;
    private final DaoAuthenticationProvider passwords;
    private final SignInProperties properties;
    private final SignInTrail trail;
    private final SecondFactorGate gate;
    private final OwnProviders own;

    PasswordSignIn(
            PasswordGuard guard,
            PortalUserDetailsService users,
            PasswordEncoder encoder,
            SignInProperties properties,
            SignInTrail trail,
            SecondFactorGate gate,
            OwnProviders own) {
        this.guard = guard;
        this.passwords = new DaoAuthenticationProvider(users);
        this.passwords.setPasswordEncoder(encoder);
        this.properties = properties;
        this.trail = trail;
        this.gate = gate;
        this.own = own;
    }

    /**
     * Signs somebody in who needs no second factor; the others' sign-in waits for it ({@link SecondFactorGate}).
     *
     * @throws BadCredentialsException when the password is wrong, or was not looked at because a limit is reached
     * @throws OwnProviderWantedException when the person has to sign in by the tenant's own provider
     * @throws AuthenticationServiceException when it could not be checked
     */
    @Override
    public Authentication authenticate(Authentication typed) {
        Authentication signedIn = check(typed);
        try {
            requireNotByOwnProvider(signedIn);
            return gate.pass(signedIn);
        } catch (DataAccessException | TransactionException e) {
            throw new AuthenticationServiceException("It cannot be found out whether a second factor is wanted", e);
        }
    }

    /** Where the tenant's own provider is required and out, an admin who has a second factor comes in by both (SIG-15). */
    private void requireNotByOwnProvider(Authentication signedIn) {
        if (!(signedIn.getPrincipal() instanceof PortalUser user)) {
            throw new IllegalStateException("Not one of the portal's people");
        }
        if (own.isRequired(user.person().tenantId()) && (!gate.holdsOne(user) || own.isWantedOf(user.person()))) {
            throw new OwnProviderWantedException();
        }
    }

    /** Whose password it is; that by itself is no sign-in. Throws as {@link #authenticate} does. */
    Authentication check(Authentication typed) {
        EvenPace pace = EvenPace.of(properties.refusalTime());
        Outcome<Authentication> outcome = guess(typed);
        if (outcome.right().isEmpty()) {
            recordRefusal(typed, outcome.checked());
            pace.waitOut();
            throw new BadCredentialsException("Refused");
        }
        return outcome.right().get();
    }

    private Outcome<Authentication> guess(Authentication typed) {
        try {
            return guard.guess(Guesser.of(typed.getName(), networkAddress(typed)), () -> compare(typed));
        } catch (UnavailableException | DataAccessException | TransactionException e) {
            throw new AuthenticationServiceException("The password could not be checked", e);
        }
    }

    private void recordRefusal(Authentication typed, boolean checked) {
        try {
            trail.refused(typed, checked);
        } catch (DataAccessException | TransactionException e) {
            throw new AuthenticationServiceException("The refusal could not be recorded", e);
        }
    }

    private Optional<Authentication> compare(Authentication typed) {
        try {
            return Optional.of(passwords.authenticate(typed));
        } catch (BadCredentialsException wrong) {
            return Optional.empty();
        }
    }

    private static String networkAddress(Authentication typed) {
        return typed.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
