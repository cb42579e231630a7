package io.portwarden.webhook.access;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.shared.database.Transactions;
import io.portwarden.webhook.IssuedSecret;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.WebhookOwner;
import io.portwarden.webhook.delivery.Webhooks;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Changes webhooks and writes it down, in one transaction; a carrier's changes stand in the provider's trail, but for those that it has
 * with test keys.
 */
@Component
class WebhookDesk {

    private final Transactions transactions;
    private final Webhooks webhooks;
    private final AuditTrail trail;

    WebhookDesk(Transactions transactions, Webhooks webhooks, AuditTrail trail) {
        this.transactions = transactions;
        this.webhooks = webhooks;
        this.trail = trail;
    }

    Webhooks webhooks() {
        return webhooks;
    }

    /** To be called once the address was found to be reachable. */
    IssuedSecret add(WebhookOwner owner, AuditActor actor, String url, String description) {
        return recording(
                owner,
                actor,
                AuditKind.WEBHOOK_ADDED,
                () -> webhooks.add(owner, url, description),
                IssuedSecret::endpoint);
    }

    WebhookEndpoint change(WebhookOwner owner, AuditActor actor, UUID id, String url, String description) {
        webhooks.requireReachable(url);
        return recording(
                owner,
                actor,
                AuditKind.WEBHOOK_CHANGED,
                () -> webhooks.change(owner, id, url, description),
                Function.identity());
    }

    void remove(WebhookOwner owner, AuditActor actor, UUID id) {
        recording(owner, actor, AuditKind.WEBHOOK_REMOVED, () -> webhooks.remove(owner, id), Function.identity());
    }

    IssuedSecret rotateSecret(WebhookOwner owner, AuditActor actor, UUID id) {
        return recording(
                owner,
                actor,
                AuditKind.WEBHOOK_SECRET_ROTATED,
                () -> webhooks.rotateSecret(owner, id),
                IssuedSecret::endpoint);
    }

    WebhookEndpoint enable(WebhookOwner owner, AuditActor actor, UUID id) {
        return recording(
                owner, actor, AuditKind.WEBHOOK_SWITCHED_ON, () -> webhooks.enable(owner, id), Function.identity());
    }

    private <T> T recording(
            WebhookOwner owner,
            AuditActor actor,
            AuditKind kind,
            Supplier<T> change,
            Function<T, WebhookEndpoint> endpoint) {
        return transactions.stating(owner.scope(), () -> {
            T changed = change.get();
            if (owner.test()) {
                return changed;
            }
            trail.record(owner.tenantId(), AuditEvent.of(kind).by(actor).about(subject(endpoint.apply(changed))));
            return changed;
        });
    }

    static AuditSubject subject(WebhookEndpoint endpoint) {
        return AuditSubject.webhook(endpoint.id(), endpoint.host());
    }
}
