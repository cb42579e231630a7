package io.portwarden.webhook;

import io.portwarden.webhook.delivery.WebhookTargets;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is told of events.
 *
 * @param description what its owner calls it; may be empty
 * @param replacedSecretsUntil how long each secret that was replaced signs too, the newest first; empty when none does
 * @param lastSuccessAt when a delivery last succeeded; null while none has
 * @param disabledReason why it was switched off; null while it is on
 */
public record WebhookEndpoint(
        UUID id,
        WebhookOwner owner,
        String url,
        String description,
        Instant createdAt,
        List<Instant> replacedSecretsUntil,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant disabledAt,
        @Nullable DisabledReason disabledReason) {

    public WebhookEndpoint {
        replacedSecretsUntil = List.copyOf(replacedSecretsUntil);
    }

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
