package io.portwarden.people.sso;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Says by which OpenID providers people can sign in; none, until some are configured. */
@Component
public class SingleSignOn {

    /** Where the provider's window ends that was opened for a fresh sign-in, below the portal's address. */
    public static final String AGAIN_ENDS_AT = "signed-in-again";

    private final List<Provider> providers;

    SingleSignOn(ObjectProvider<OAuth2ClientProperties> configured) {
        this.providers = configured.stream()
                .flatMap(properties -> properties.getRegistration().entrySet().stream())
                .map(registration -> new Provider(
                        registration.getKey(), registration.getValue().getClientName()))
                .toList();
    }

    public List<Provider> providers() {
        return providers;
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
    @ConditionalOnOAuth2ClientRegistrationProperties
    @EnableConfigurationProperties(OAuth2ClientProperties.class)
    static class Configured {

        @Bean
        OpenIdProviders clientRegistrationRepository(OAuth2ClientProperties properties) {
            return new OpenIdProviders(properties);
        }
    }
}
