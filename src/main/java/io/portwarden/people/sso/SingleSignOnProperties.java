package io.portwarden.people.sso;

import io.portwarden.shared.Role;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What counts of what an OpenID provider tells of somebody; which providers there are is configured by Spring Boot's
 * {@code spring.security.oauth2.client.*}. Every provider configured is trusted with everybody's address.
 *
 * @param names what the claim calls our roles, by their codes ({@code tenant-admin}, {@code tenant-viewer}, {@code
 *     support}, {@code desk}, {@code security}, {@code operator}); one that is not named is called by its code
 * @param rolesClaim the claim that holds a person's role or roles, or a path to it with dots in between; empty means that
 *     people keep the roles that they have here
 * @param verifiedClaim the claim that says, by {@code true} or {@code 1}, that the address is the person's; Microsoft
 *     Entra ID has {@code xms_edov} for it
 * @param secondFactorAmr what the claim {@code amr} holds (RFC 8176) where the provider has asked for a second factor, as
 *     {@code mfa}; one of these is enough. Empty means that we ask ourselves
 * @param secondFactorAcr what the claim {@code acr} says then; the same
 */
@ConfigurationProperties("portwarden.sso")
record SingleSignOnProperties(
        @DefaultValue("") String rolesClaim,
        @DefaultValue Map<Role, String> names,
        @DefaultValue("email_verified") String verifiedClaim,
        @DefaultValue Set<String> secondFactorAmr,
        @DefaultValue Set<String> secondFactorAcr) {

    private static final Set<String> VOUCHED_FOR = Set.of("true", "1");

    /**
     * Whether the provider says that it has asked for a second factor, in words that are believed.
     *
     * @param claims of the ID token: of nothing else is it certain that it speaks of this sign-in
     */
    boolean secondFactor(Map<String, Object> claims) {
        return claims.get("amr") instanceof Collection<?> methods
                        && methods.stream().anyMatch(method -> secondFactorAmr.contains(String.valueOf(method)))
                || claims.get("acr") instanceof String level && secondFactorAcr.contains(level);
    }

    /** Whether the provider says, in so many words, that the address is the person's. */
    boolean vouchedFor(Map<String, Object> claims) {
        return VOUCHED_FOR.contains(String.valueOf(claims.get(verifiedClaim)));
    }
}
