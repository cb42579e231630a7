package io.portwarden.shared.api;

import io.portwarden.shared.Allowed;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one API key may ask of one node.
 *
 * @param requestsPerSecond requests a second that a key may send in the long run
 * @param burst requests that a key may send at once after a pause
 */
@ConfigurationProperties("portwarden.api")
record ApiProperties(
        @DefaultValue("50") @Allowed(from = "1", to = "1000000")
        int requestsPerSecond,

        @DefaultValue("500") @Allowed(from = "1", to = "1000000")
        int burst) {}
