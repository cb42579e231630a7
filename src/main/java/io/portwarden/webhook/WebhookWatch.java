package io.portwarden.webhook;

import io.portwarden.shared.TenantId;
import java.util.UUID;

/** Learns what becomes of webhooks; answered by those above, who know whom to tell. */
public interface WebhookWatch {

    /**
     * A webhook was switched off. Called in a transaction for the provider and the webhook's tenant, before
     * {@link #attempted}.
     */
    void switchedOff(WebhookEndpoint endpoint, DisabledReason reason);

    /**
     * Something was sent to a webhook, with or without success. Called last in a transaction for the provider and the
     * webhook's tenant.
     */
    void attempted(TenantId tenantId, UUID endpointId);
}
