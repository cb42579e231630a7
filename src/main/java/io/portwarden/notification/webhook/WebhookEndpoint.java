package io.portwarden.notification.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is told of events.
 *
 * @param description what its owner calls it; may be empty
 * @param previousSecretUntil as long as the secret before this one signs too; null when none does
 * @param lastSuccessAt when a delivery last succeeded; null while none has
 * @param disabledReason why it was switched off; null while it is on
 */
public record WebhookEndpoint(
        UUID id,
        WebhookOwner owner,
        String url,
        String description,
        Instant createdAt,
        @Nullable Instant previousSecretUntil,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant disabledAt,
        @Nullable DisabledReason disabledReason) {

    public boolean enabled() {
        return disabledAt == null;
    }

    /** Its name among people: the host of its address, which holds nothing that is secret. */
    public String host() {
        return WebhookTargets.host(URI.create(url));
    }

    /** Without the address, in which something secret may stand. */
    @Override
    public String toString() {
        return "webhook " + id;
    }
}
