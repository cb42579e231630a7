package io.portwarden.shared.api;

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
        @DefaultValue("50") int requestsPerSecond,
        @DefaultValue("500") int burst) {

    ApiProperties {
        if (requestsPerSecond < 1 || burst < 1) {
            throw new IllegalArgumentException(
                    "portwarden.api.requests-per-second and portwarden.api.burst have to be 1 or more");
        }
    }
}
