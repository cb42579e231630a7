package io.portwarden.people.sso;

import io.portwarden.people.sso.own.OwnProviders;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.util.StringUtils;

/**
 * The OpenID providers that are configured, and those of tenants. Each is asked for what it is only when somebody signs in by it, and again
 * until it has answered: that it is away keeps neither the portal from starting nor people from signing in otherwise.
 */
class OpenIdProviders implements ClientRegistrationRepository {

    private final OAuth2ClientProperties properties;
    private final OwnProviders own;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

    OpenIdProviders(OAuth2ClientProperties properties, OwnProviders own) {
        this.properties = properties;
        this.own = own;
    }

    /** @throws IllegalArgumentException when the provider does not answer, or is not configured well */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (OwnProviders.isOne(id)) {
            return own.registration(id);
        }
        ClientRegistration found = known.get(id);
        if (found == null && properties.getRegistration().containsKey(id)) {
            found = ask(id);
            known.put(id, found);
        }
        return found;
    }

    /** Whether there is such a provider, without asking it anything. */
    boolean isOne(String id) {
        return OwnProviders.isOne(id)
                ? own.byRegistration(id).isPresent()
                : properties.getRegistration().containsKey(id);
    }

    private ClientRegistration ask(String id) {
        OAuth2ClientProperties one = new OAuth2ClientProperties();
        one.getRegistration().put(id, properties.getRegistration().get(id));
        one.getProvider().putAll(properties.getProvider());
        ClientRegistration registration =
                new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id);
        // Without an issuer anybody's token would do, and without the scope there is no token that says who it is.
        if (registration == null
                || !StringUtils.hasText(registration.getProviderDetails().getIssuerUri())
                || !registration.getScopes().contains(OidcScopes.OPENID)) {
            throw new IllegalArgumentException("spring.security.oauth2.client.registration." + id
                    + " needs the scope openid, and its provider an issuer-uri");
        }
        return registration;
    }
}
