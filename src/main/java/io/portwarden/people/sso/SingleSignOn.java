package io.portwarden.people.sso;

import io.portwarden.people.sso.own.OwnProvider;
import io.portwarden.people.sso.own.OwnProviders;
import io.portwarden.shared.SignedInPerson;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.stereotype.Component;

/** Says by which OpenID providers people can sign in; none, until some are configured. */
@Component
public class SingleSignOn {

    /** Where the provider's window ends that was opened for a fresh sign-in, below the portal's address. */
    public static final String AGAIN_ENDS_AT = "signed-in-again";

    private final List<Provider> providers;
    private final OwnProviders own;

    SingleSignOn(ObjectProvider<OAuth2ClientProperties> configured, OwnProviders own) {
        this.own = own;
        this.providers = configured.stream()
                .flatMap(properties -> properties.getRegistration().entrySet().stream())
                .map(registration -> new Provider(
                        registration.getKey(), registration.getValue().getClientName()))
                .toList();
    }

    public List<Provider> providers() {
        return providers;
    }

    /** Those by which whoever is signed in can confirm it; the tenant's own is one of them, and where it is required the only one. */
    public List<Provider> providersOf(SignedInPerson person) {
        Optional<OwnProvider> theirs = own.of(person.tenantId());
        Stream<Provider> ours = theirs.filter(OwnProvider::isRequired).isPresent() ? Stream.of() : providers.stream();
        return Stream.concat(
                        theirs.stream().map(provider -> new Provider(provider.registrationId(), provider.name())), ours)
                .toList();
    }

    /**
     * An OpenID provider.
     *
     * @param id the name that it is configured under
     * @param name what people know it by
     */
    public record Provider(String id, String name) implements Serializable {

        public Provider(String id, @Nullable String name) {
            this.id = id;
            this.name = name == null ? id : name;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Known {

        @Bean
        OpenIdProviders clientRegistrationRepository(
                ObjectProvider<OAuth2ClientProperties> properties, OwnProviders own) {
            return new OpenIdProviders(properties.getIfAvailable(OAuth2ClientProperties::new), own);
        }

        /** ID tokens of tenants' own providers are checked with keys that are fetched as carefully as all else of theirs. */
        @Bean
        JwtDecoderFactory<ClientRegistration> idTokens(OwnProviders own) {
            OidcIdTokenDecoderFactory usual = new OidcIdTokenDecoderFactory();
            return registration -> OwnProviders.isOne(registration.getRegistrationId())
                    ? own.tokens(registration)
                    : usual.createDecoder(registration);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnOAuth2ClientRegistrationProperties
    @EnableConfigurationProperties(OAuth2ClientProperties.class)
    static class Configured {}
}
