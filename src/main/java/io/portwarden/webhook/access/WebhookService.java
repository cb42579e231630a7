package io.portwarden.webhook.access;

import io.portwarden.audit.AuditActor;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
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
 * Lets the admins of a tenant say which of its systems are told of its orders, and whoever sees to the
 * provider's security which of its own are told of all (ORD-13). What leads events elsewhere, or shows a secret, asks for a fresh sign-in. Every method that names a
 * webhook throws {@link io.portwarden.webhook.WebhookNotFoundException} where they have no such one.
 */
@Service
public class WebhookService {

    private final WebhookDesk desk;
    private final FreshSignIn freshSignIn;

    WebhookService(WebhookDesk desk, FreshSignIn freshSignIn) {
        this.desk = desk;
        this.freshSignIn = freshSignIn;
    }

    /** Oldest first. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public List<WebhookEndpoint> all() {
        return desk.webhooks().all(owner());
    }

    /**
     * Adds a webhook and shows its secret, this once.
     *
     * @throws io.portwarden.webhook.InvalidWebhookUrlException when nothing can be sent there
     * @throws io.portwarden.webhook.TooManyWebhooksException when there are 10 already
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh; here and below
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public IssuedSecret add(String url, String description) {
        freshSignIn.requireFresh();
        desk.webhooks().requireReachable(url);
        return desk.add(owner(), actor(), url, description);
    }

    /** @throws io.portwarden.webhook.InvalidWebhookUrlException when nothing can be sent there */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public WebhookEndpoint change(UUID id, String url, String description) {
        freshSignIn.requireFresh();
        return desk.change(owner(), actor(), id, url, description);
    }

    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public void remove(UUID id) {
        freshSignIn.requireFresh();
        desk.remove(owner(), actor(), id);
    }

    /**
     * Makes a new secret and shows it, this once; every one before signs too for a day after it was replaced.
     *
     * @throws io.portwarden.webhook.TooManySecretsException when 4 were replaced within a day already
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public IssuedSecret rotateSecret(UUID id) {
        freshSignIn.requireFresh();
        return desk.rotateSecret(owner(), actor(), id);
    }

    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public WebhookEndpoint enable(UUID id) {
        freshSignIn.requireFresh();
        return desk.enable(owner(), actor(), id);
    }

    /** Sends an event that means nothing, once. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public WebhookDelivery test(UUID id) {
        return desk.webhooks().test(owner(), id);
    }

    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public WebhookDelivery sendAgain(UUID id, UUID deliveryId) {
        return desk.webhooks().sendAgain(owner(), id, deliveryId);
    }

    /**
     * What was sent to a webhook in the last 30 days, newest first.
     *
     * @param after the last delivery of the part before; null for the first part
     * @param limit 1 to 200
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public List<WebhookDelivery> deliveries(UUID id, @Nullable UUID after, int limit) {
        return desk.webhooks().deliveries(owner(), id, after, limit);
    }

    /** Whoever sees to security is one of the provider's people, whose own webhooks stand under its tenant. */
    private static WebhookOwner owner() {
        return WebhookOwner.tenant(CurrentPerson.get().tenantId());
    }

    private static AuditActor actor() {
        return AuditActor.of(CurrentPerson.get());
    }
}
