package io.portwarden.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
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
     * To be called first in whatever asks for a fresh sign-in. A session that has shown a second factor has to show one again:
     * a passkey, or a code beside the password or the OpenID provider's word (SIG-7).
     *
     * @throws SignInNotFreshException when that was not shown within the last 5 minutes ({@code
     *     portwarden.sign-in.fresh-for}), or nobody is signed in
     */
    public void requireFresh() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof CurrentPerson.Principal)
                || !isFresh(authentication)) {
            throw new SignInNotFreshException();
        }
    }

    private boolean isFresh(Authentication authentication) {
        Instant oldest = clock.instant().minus(freshFor);
        if (shownSince(authentication, oldest, SecondFactor.PASSKEY::equals)) {
            return true;
        }
        return shownSince(authentication, oldest, PROOFS::contains)
                && (!SecondFactor.shownIn(authentication) || shownSince(authentication, oldest, SecondFactor::isOne));
    }

    private static boolean shownSince(Authentication authentication, Instant oldest, Predicate<String> factors) {
        return authentication.getAuthorities().stream()
                .anyMatch(authority -> authority instanceof FactorGrantedAuthority factor
                        && factors.test(factor.getAuthority())
                        && factor.getIssuedAt().isAfter(oldest));
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
