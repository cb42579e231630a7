package io.portwarden.people.domain;

import io.portwarden.shared.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How it is found out which domains are a tenant's.
 *
 * @param resolver the name server that is asked, with its port if that is not 53; empty means the machine's own
 * @param checkEvery how often each node looks which proven domains have to be looked up again, each once a day; 0 is never
 * @param grace how long a proven domain is believed after its record has gone
 */
@ConfigurationProperties("portwarden.domains")
record DomainProperties(
        @DefaultValue("") String resolver,

        @DefaultValue("1h") @Allowed(from = "0s", to = "1d") Duration checkEvery,

        @DefaultValue("7d") @Allowed(from = "0s", to = "30d")
        Duration grace) {}
