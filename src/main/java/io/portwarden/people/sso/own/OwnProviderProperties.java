package io.portwarden.people.sso.own;

import io.portwarden.shared.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tenants' own OpenID providers are asked.
 *
 * @param allowPrivateAddresses for trying it out on one machine only: whoever administers a tenant can then make the portal
 *     ask whatever it reaches in its own network, and over http
 * @param timeout for one question altogether
 */
@ConfigurationProperties("portwarden.sso.own")
record OwnProviderProperties(
        @DefaultValue("false") boolean allowPrivateAddresses,

        @DefaultValue("5s") @Allowed(from = "100ms", to = "30s")
        Duration timeout) {}
