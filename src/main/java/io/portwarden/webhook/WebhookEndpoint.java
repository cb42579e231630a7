package io.portwarden.webhook;

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

    /** How many webhooks one owner may have. */
    public static final int MOST = 10;

    public static final int LONGEST_URL = 500;

    public static final int LONGEST_DESCRIPTION = 100;

    public WebhookEndpoint {
        replacedSecretsUntil = List.copyOf(replacedSecretsUntil);
    }

    public boolean enabled() {
        return disabledAt == null;
    }

    /** Its name among people: the host of its address, which holds nothing that is secret. */
    public String host() {
        return host(URI.create(url));
    }

    /** Without the brackets around an IPv6 address. */
    public static String host(URI url) {
        return url.getHost().replaceAll("[\\[\\]]", "");
    }

    /** Without the address, in which something secret may stand. */
    @Override
    public String toString() {
        return "webhook " + id;
    }
}
