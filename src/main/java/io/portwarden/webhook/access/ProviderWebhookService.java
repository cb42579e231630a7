package io.portwarden.webhook.access;

import io.portwarden.apikey.Program;
import io.portwarden.audit.AuditActor;
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
 * Lets the provider's programs say which of its systems are told of what there is to do (ORD-13). Every method that names a
 * webhook throws {@link io.portwarden.webhook.WebhookNotFoundException} where the provider has no such one.
 */
@Service
public class ProviderWebhookService {

    private static final WebhookOwner PROVIDER = WebhookOwner.provider();

    private final WebhookDesk desk;

    ProviderWebhookService(WebhookDesk desk) {
        this.desk = desk;
    }

    /** Oldest first. */
    @PreAuthorize("hasRole('PROVIDER_PROGRAM')")
    public List<WebhookEndpoint> all() {
        return desk.webhooks().all(PROVIDER);
    }

    /**
     * Adds a webhook; its secret is shown this once.
     *
     * @throws io.portwarden.webhook.InvalidWebhookUrlException when nothing can be sent there
     * @throws io.portwarden.webhook.TooManyWebhooksException when there are 10 already
     */
    @PreAuthorize("hasRole('PROVIDER_PROGRAM')")
    public IssuedSecret add(Program program, String url, String description) {
        return desk.add(PROVIDER, actor(program), url, description);
    }

    @PreAuthorize("hasRole('PROVIDER_PROGRAM')")
    public void remove(Program program, UUID id) {
        desk.remove(PROVIDER, actor(program), id);
    }

    /**
     * Makes a new secret, shown this once; every one before signs too for a day after it was replaced.
     *
     * @throws io.portwarden.webhook.TooManySecretsException when 4 were replaced within a day already
     */
    @PreAuthorize("hasRole('PROVIDER_PROGRAM')")
    public IssuedSecret rotateSecret(Program program, UUID id) {
        return desk.rotateSecret(PROVIDER, actor(program), id);
    }

    /** Switches on what was switched off. */
    @PreAuthorize("hasRole('PROVIDER_PROGRAM')")
    public WebhookEndpoint enable(Program program, UUID id) {
        return desk.enable(PROVIDER, actor(program), id);
    }

    /** Sends an event that means nothing, once. */
    @PreAuthorize("hasRole('PROVIDER_PROGRAM')")
    public WebhookDelivery test(UUID id) {
        return desk.webhooks().test(PROVIDER, id);
    }

    @PreAuthorize("hasRole('PROVIDER_PROGRAM')")
    public WebhookDelivery sendAgain(UUID id, UUID deliveryId) {
        return desk.webhooks().sendAgain(PROVIDER, id, deliveryId);
    }

    /**
     * What was sent to a webhook in the last 30 days, newest first.
     *
     * @param after the last delivery of the part before; null for the first part
     * @param limit 1 to 201
     */
    @PreAuthorize("hasRole('PROVIDER_PROGRAM')")
    public List<WebhookDelivery> deliveries(UUID id, @Nullable UUID after, int limit) {
        return desk.webhooks().deliveries(PROVIDER, id, after, limit);
    }

    private static AuditActor actor(Program program) {
        return AuditActor.program(program.keyId(), program.name());
    }
}
