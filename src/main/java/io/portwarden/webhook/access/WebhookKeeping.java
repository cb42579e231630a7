package io.portwarden.webhook.access;

import io.portwarden.audit.AuditActor;
import io.portwarden.shared.database.Scope;
import io.portwarden.webhook.IssuedSecret;
import io.portwarden.webhook.WebhookDelivery;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.WebhookOwner;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * What a program that has shown a key can do with webhooks; whose they are, and who may, is said by those below. Every method
 * that names a webhook throws {@link io.portwarden.webhook.WebhookNotFoundException} where there is no such one of theirs.
 *
 * @param <K> whoever has shown a key
 */
@PreAuthorize("hasAnyRole(this.roles())")
public abstract class WebhookKeeping<K> {

    private final WebhookDesk desk;

    WebhookKeeping(WebhookDesk desk) {
        this.desk = desk;
    }

    /** Whose calls these are: an annotation of those below would say nothing of the methods that they have from here. */
    public abstract String[] roles();

    abstract WebhookOwner owner(K keeper);

    abstract AuditActor actor(K keeper);

    /** Whom a transaction is for in which something is done for the keeper. */
    public Scope scope(K keeper) {
        return owner(keeper).scope();
    }

    /** Oldest first. */
    public List<WebhookEndpoint> all(K keeper) {
        return desk.webhooks().all(owner(keeper));
    }

    /**
     * Looks the host up, and so is called before a transaction begins.
     *
     * @throws io.portwarden.webhook.InvalidWebhookUrlException when nothing can be sent there
     */
    public void requireReachable(String url) {
        desk.webhooks().requireReachable(url);
    }

    /**
     * Adds a webhook to an address that {@link #requireReachable} has not refused; its secret is shown this once.
     *
     * @throws io.portwarden.webhook.TooManyWebhooksException when there are 10 already
     */
    public IssuedSecret add(K keeper, String url, String description) {
        return desk.add(owner(keeper), actor(keeper), url, description);
    }

    public void remove(K keeper, UUID id) {
        desk.remove(owner(keeper), actor(keeper), id);
    }

    /**
     * Makes a new secret, shown this once; every one before signs too for a day after it was replaced.
     *
     * @throws io.portwarden.webhook.TooManySecretsException when 4 were replaced within a day already
     */
    public IssuedSecret rotateSecret(K keeper, UUID id) {
        return desk.rotateSecret(owner(keeper), actor(keeper), id);
    }

    /** Switches on what was switched off. */
    public WebhookEndpoint enable(K keeper, UUID id) {
        return desk.enable(owner(keeper), actor(keeper), id);
    }

    /** Sends an event that means nothing, once. */
    public WebhookDelivery test(K keeper, UUID id) {
        return desk.webhooks().test(owner(keeper), id);
    }

    public WebhookDelivery sendAgain(K keeper, UUID id, UUID deliveryId) {
        return desk.webhooks().sendAgain(owner(keeper), id, deliveryId);
    }

    /**
     * What was sent to a webhook in the last 30 days, newest first.
     *
     * @param after the last delivery of the part before; null for the first part
     * @param limit 1 to 201
     */
    public List<WebhookDelivery> deliveries(K keeper, UUID id, @Nullable UUID after, int limit) {
        return desk.webhooks().deliveries(owner(keeper), id, after, limit);
    }
}
