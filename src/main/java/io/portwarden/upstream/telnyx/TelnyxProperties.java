package io.portwarden.upstream.telnyx;

import io.portwarden.shared.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Portwarden speaks with Telnyx.
 *
 * @param answersWithin how long after its notice of a port-out Telnyx waits for an answer, before it authorizes it by itself;
 *     reviews end four hours before (UPS-9)
 * @param timeout for one call altogether
 * @param checkEvery how often a node asks for port-outs that wait for an answer; with 0 it leaves that to others
 * @param workers how many port-outs a node looks at at once; a node with 0 leaves that to others
 */
@ConfigurationProperties("portwarden.upstream.telnyx")
record TelnyxProperties(
        @DefaultValue("24h") @Allowed(from = "6h", to = "48h")
        Duration answersWithin,

        @DefaultValue("10s") @Allowed(from = "1s", to = "1m")
        Duration timeout,

        @DefaultValue("10m") @Allowed(from = "0s", to = "1h")
        Duration checkEvery,

        @DefaultValue("2") @Allowed(from = "0", to = "20") int workers) {}
