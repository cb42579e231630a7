package io.portwarden.people.sso.own;

import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A tenant's own OpenID provider; its secret is kept elsewhere.
 *
 * @param registrationId stands in the redirect address, and is another one with another issuer or client
 * @param rolesClaim the claim with people's roles, or a path to it; empty means that they keep those that they have here
 * @param adminName what that claim calls an admin; empty where that is our own code
 * @param viewerName the same of a viewer
 * @param verifiedClaim the claim that says that the address is the person's
 * @param secondFactorAmr what {@code amr} holds where the provider has asked for a second factor
 * @param secondFactorAcr what {@code acr} says then
 * @param triedAt when an admin has come in by it as it stands now
 * @param refusedAt since when it refuses the portal itself
 */
public record OwnProvider(
        TenantId tenantId,
        String registrationId,
        String issuer,
        String clientId,
        ProviderRule rule,
        String rolesClaim,
        String adminName,
        String viewerName,
        String verifiedClaim,
        Set<String> secondFactorAmr,
        Set<String> secondFactorAcr,
        Optional<Instant> triedAt,
        Optional<Instant> refusedAt,
        Instant changedAt) {

    /** What people know it by. */
    public String name() {
        return String.valueOf(URI.create(issuer).getHost());
    }

    /** What the provider calls our roles, where it calls them otherwise. */
    public Map<Role, String> names() {
        EnumMap<Role, String> names = new EnumMap<>(Role.class);
        if (!adminName.isEmpty()) {
            names.put(Role.TENANT_ADMIN, adminName);
        }
        if (!viewerName.isEmpty()) {
            names.put(Role.TENANT_VIEWER, viewerName);
        }
        return names;
    }

    public boolean isRequired() {
        return rule == ProviderRule.REQUIRED;
    }
}
