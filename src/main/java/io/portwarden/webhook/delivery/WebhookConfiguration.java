package io.portwarden.webhook.delivery;

import io.portwarden.shared.PublicAddress;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.key.LastingKeys;
import io.portwarden.webhook.EventTaken;
import io.portwarden.webhook.WebhookWatch;
import java.time.Clock;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what sends to webhooks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {

    @Bean
    SecretSeal webhookSecretSeal(LastingKeys keys) {
        return new SecretSeal(keys.keys());
    }

    @Bean
    WebhookTargets webhookTargets(PublicAddress portal, WebhookSettings settings) {
        return new WebhookTargets(portal.host(), settings.allowPrivateAddresses());
    }

    @Bean
    WebhookSender webhookSender(WebhookTargets targets, WebhookSettings settings) {
        return new WebhookSender(targets, (SSLSocketFactory) SSLSocketFactory.getDefault(), settings.timeout());
    }

    @Bean
    Webhooks webhooks(
            Transactions transactions,
            EndpointRepository endpoints,
            DeliveryRepository deliveries,
            SecretSeal seal,
            WebhookTargets targets,
            Clock clock) {
        return new Webhooks(transactions, endpoints, deliveries, seal, targets, clock);
    }

    @Bean
    WebhookDeliverer webhookDeliverer(
            Transactions transactions,
            DeliveryRepository deliveries,
            EndpointRepository endpoints,
            SecretSeal seal,
            WebhookSender sender,
            WebhookWatch watch,
            EventTaken taken,
            WebhookSettings settings) {
        // Timestamps are checked against real clocks.
        return new WebhookDeliverer(
                transactions, deliveries, endpoints, seal, sender, watch, taken, Clock.systemUTC(), settings.workers());
    }
}
