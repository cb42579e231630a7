package io.portwarden.people.passkey;

import io.portwarden.people.PortalPrincipal;
import io.portwarden.people.sso.own.OwnProviderWantedException;
import io.portwarden.people.sso.own.OwnProviders;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.transaction.TransactionException;

/** Recognizes people by their passkeys, as the same users that they are by their passwords. */
class PasskeyAuthenticationProvider implements AuthenticationProvider {

    private static final Logger log = LoggerFactory.getLogger(PasskeyAuthenticationProvider.class);

    private final WebAuthnRelyingPartyOperations ceremonies;
    private final UserDetailsService users;
    private final OwnProviders own;

    PasskeyAuthenticationProvider(
            WebAuthnRelyingPartyOperations ceremonies, UserDetailsService users, OwnProviders own) {
        this.ceremonies = ceremonies;
        this.users = users;
        this.own = own;
    }

    @Override
    public Authentication authenticate(Authentication shown) {
        try {
            String email = Objects.requireNonNull(
                            ceremonies.authenticate(((WebAuthnAuthenticationRequestToken) shown).getWebAuthnRequest()))
                    .getName();
            UserDetails user = users.loadUserByUsername(email);
            // It is two factors at once, and so all that an admin has to show where the tenant's own provider is out
            // (SIG-15).
            if (user instanceof PortalPrincipal principal && own.isWantedOf(principal.person())) {
                throw new OwnProviderWantedException();
            }
            return authenticated(user);
        } catch (PasskeyRefusedException e) {
            if (e.reason() == PasskeyRefusedException.Reason.COPIED) {
                log.warn("A passkey was shown that there must be a copy of");
            }
            throw new BadCredentialsException("Passkey refused", e);
        } catch (DataAccessException | TransactionException e) {
            throw new InternalAuthenticationServiceException("Passkeys cannot be checked", e);
        }
    }

    private static Authentication authenticated(UserDetails user) {
        List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
        authorities.add(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.WEBAUTHN_AUTHORITY));
        return UsernamePasswordAuthenticationToken.authenticated(user, null, authorities);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return WebAuthnAuthenticationRequestToken.class.isAssignableFrom(authentication);
    }
}
