package io.portwarden.webhook.delivery;

import io.portwarden.shared.key.NamedKeys;
import io.portwarden.shared.key.Seal;
import io.portwarden.webhook.WebhookSecret;
import java.util.UUID;

/** Encrypts webhooks' secrets for the database, each bound to its endpoint. */
final class SecretSeal {

    private final Seal seal;

    SecretSeal(NamedKeys keys) {
        this.seal = new Seal(keys, "portwarden webhook secrets");
    }

    /** @return the key's id, a colon, and Base64 */
    String seal(UUID endpointId, WebhookSecret secret) {
        return seal.seal(endpointId.toString(), secret.bytes());
    }

    /** @throws IllegalStateException if it was altered, or made for another endpoint or under a key that is not there */
    WebhookSecret open(UUID endpointId, String sealed) {
        return WebhookSecret.of(seal.open(endpointId.toString(), sealed));
    }
}
