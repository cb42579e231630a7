package io.portwarden.webhook.access;

import io.portwarden.audit.AuditActor;
import io.portwarden.carrier.Carrier;
import io.portwarden.webhook.IssuedSecret;
import io.portwarden.webhook.WebhookDelivery;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.WebhookOwner;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Lets carriers say which of their systems are told of their orders. Every method that names a webhook throws
 * {@link io.portwarden.webhook.WebhookNotFoundException} where the carrier has no such one.
 */
@Service
public class CarrierWebhookService {

    private final WebhookDesk desk;

    CarrierWebhookService(WebhookDesk desk) {
        this.desk = desk;
    }

    /** Oldest first. */
    @PreAuthorize("hasRole('CARRIER')")
    public List<WebhookEndpoint> all(Carrier carrier) {
        return desk.webhooks().all(owner(carrier));
    }

    /**
     * Adds a webhook; its secret is shown this once.
     *
     * @throws io.portwarden.webhook.InvalidWebhookUrlException when nothing can be sent there
     * @throws io.portwarden.webhook.TooManyWebhooksException when there are 10 already
     */
    @PreAuthorize("hasRole('CARRIER')")
    public IssuedSecret add(Carrier carrier, String url, String description) {
        return desk.add(owner(carrier), actor(carrier), url, description);
    }

    @PreAuthorize("hasRole('CARRIER')")
    public void remove(Carrier carrier, UUID id) {
        desk.remove(owner(carrier), actor(carrier), id);
    }

    /**
     * Makes a new secret, shown this once; every one before signs too for a day after it was replaced.
     *
     * @throws io.portwarden.webhook.TooManySecretsException when 4 were replaced within a day already
     */
    @PreAuthorize("hasRole('CARRIER')")
    public IssuedSecret rotateSecret(Carrier carrier, UUID id) {
        return desk.rotateSecret(owner(carrier), actor(carrier), id);
    }

    /** Switches on what was switched off. */
    @PreAuthorize("hasRole('CARRIER')")
    public WebhookEndpoint enable(Carrier carrier, UUID id) {
        return desk.enable(owner(carrier), actor(carrier), id);
    }

    /** Sends an event that means nothing, once. */
    @PreAuthorize("hasRole('CARRIER')")
    public WebhookDelivery test(Carrier carrier, UUID id) {
        return desk.webhooks().test(owner(carrier), id);
    }

    @PreAuthorize("hasRole('CARRIER')")
    public WebhookDelivery sendAgain(Carrier carrier, UUID id, UUID deliveryId) {
        return desk.webhooks().sendAgain(owner(carrier), id, deliveryId);
    }

    /**
     * What was sent to a webhook in the last 30 days, newest first.
     *
     * @param after the last delivery of the part before; null for the first part
     * @param limit 1 to 201
     */
    @PreAuthorize("hasRole('CARRIER')")
    public List<WebhookDelivery> deliveries(Carrier carrier, UUID id, @Nullable UUID after, int limit) {
        return desk.webhooks().deliveries(owner(carrier), id, after, limit);
    }

    private static WebhookOwner owner(Carrier carrier) {
        return WebhookOwner.carrier(carrier.id().value());
    }

    private static AuditActor actor(Carrier carrier) {
        return AuditActor.carrier(carrier.id().value(), carrier.name());
    }
}
