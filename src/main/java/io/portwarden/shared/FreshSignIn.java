package io.portwarden.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells services whether whoever is signed in has proved it recently enough for what guards the numbers (PIN-9). */
@Component
public class FreshSignIn {

    /** What proves that the person is there. A session by itself proves nothing: it may be an open screen. */
    private static final Set<String> PROOFS = Set.of(
            FactorGrantedAuthority.PASSWORD_AUTHORITY,
            FactorGrantedAuthority.WEBAUTHN_AUTHORITY,
            // Issued when the person proved it to the OpenID provider, not when the provider vouched for it here.
            FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY);

    private final Clock clock;
    private final Duration freshFor;

    FreshSignIn(Clock clock, Properties properties) {
        this.clock = clock;
        this.freshFor = properties.freshFor();
    }

    /**
     * To be called first in whatever asks for a fresh sign-in.
     *
     * @throws SignInNotFreshException when neither a password nor a passkey was shown, here or to the OpenID provider,
     *     within the last 5 minutes ({@code portwarden.sign-in.fresh-for}), or nobody is signed in
     */
    public void requireFresh() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Instant oldest = clock.instant().minus(freshFor);
        if (authentication == null
                || authentication.getAuthorities().stream().noneMatch(authority -> proves(authority, oldest))) {
            throw new SignInNotFreshException();
        }
    }

    private static boolean proves(GrantedAuthority authority, Instant oldest) {
        return authority instanceof FactorGrantedAuthority factor
                && PROOFS.contains(factor.getAuthority())
                && factor.getIssuedAt().isAfter(oldest);
    }

    /** @param freshFor how long after a proof a sign-in counts as fresh */
    @ConfigurationProperties("portwarden.sign-in")
    record Properties(
            @DefaultValue("5m") @Allowed(from = "1s", to = "8h")
            Duration freshFor) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Properties.class)
    static class Settings {}
}
