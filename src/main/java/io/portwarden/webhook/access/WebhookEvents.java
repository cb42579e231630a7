package io.portwarden.webhook.access;

import io.portwarden.shared.Identifiers;
import io.portwarden.shared.TenantId;
import io.portwarden.webhook.delivery.DeliveryRepository;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Where a transaction leaves what systems of others are to be told: it goes out when, and only when, the transaction
 * commits.
 */
@Service
public class WebhookEvents {

    private final DeliveryRepository deliveries;

    WebhookEvents(DeliveryRepository deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * Tells the tenant's webhooks, in the transaction under way, which must be for the tenant.
     *
     * @param type dotted, such as {@code port-out-order.confirmed}
     * @param body JSON
     */
    public void forTenant(TenantId tenantId, String type, String body) {
        deliveries.insertEvent(tenantId.value(), null, Identifiers.next(), type, body);
    }

    /**
     * Tells the provider's own webhooks (ORD-13), in the transaction under way, whichever tenant it is for.
     *
     * @param type dotted, such as {@code number.left}
     * @param body JSON: {@code type}, {@code timestamp} and {@code data}
     * @return the event's id, which {@link io.portwarden.webhook.EventTaken} names once a system has taken it
     */
    public UUID forProvider(String type, String body) {
        UUID eventId = Identifiers.next();
        deliveries.insertEvent(TenantId.PROVIDER.value(), null, eventId, type, body);
        return eventId;
    }

    /**
     * Tells the webhooks that the carrier has with its test keys, in the transaction under way, which must be for the carrier and
     * the provider's tenant (API-22).
     */
    public void forTests(UUID carrierId, String type, String body) {
        deliveries.insertForTests(carrierId, Identifiers.next(), type, body);
    }

    /** Tells the carrier's webhooks, in the transaction under way, which must be for the tenant that it is about. */
    public void forCarrier(TenantId about, UUID carrierId, String type, String body) {
        deliveries.insertEvent(about.value(), carrierId, Identifiers.next(), type, body);
    }
}
