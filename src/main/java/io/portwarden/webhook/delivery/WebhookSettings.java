package io.portwarden.webhook.delivery;

import io.portwarden.shared.Allowed;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks go out.
 *
 * @param allowPrivateAddresses for trying them out on one machine only: whoever may add a webhook can then make the
 *     portal send to whatever it reaches in its own network, and over http
 * @param timeout for one attempt altogether
 * @param workers how many deliveries a node sends at once; a node with 0 sends none
 */
@ConfigurationProperties("portwarden.webhooks")
record WebhookSettings(
        @DefaultValue("false") boolean allowPrivateAddresses,

        @DefaultValue("10s") @Allowed(from = "1ms", to = "1m")
        Duration timeout,

        @DefaultValue("4") @Allowed(from = "0", to = "100") int workers) {}
