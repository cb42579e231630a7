package io.portwarden.notification.webhook;

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
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("4") int workers) {

    WebhookSettings {
        if (workers < 0 || timeout.toMillis() < 1 || timeout.compareTo(WebhookDeliverer.LEASE.dividedBy(2)) > 0) {
            throw new IllegalArgumentException("portwarden.webhooks.workers is 0 or more, and"
                    + " portwarden.webhooks.timeout between 1ms and 1m");
        }
    }
}
