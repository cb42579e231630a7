package io.portwarden.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.portwarden.shared.key.NamedKey;
import io.portwarden.shared.key.NamedKeys;
import io.portwarden.webhook.WebhookSecret;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecretSealTest {

    private static final String FIRST = NamedKey.randomSecret();
    private static final String SECOND = NamedKey.randomSecret();

    private final UUID endpoint = UUID.randomUUID();
    private final WebhookSecret secret = WebhookSecret.random();

    private static SecretSeal seal(String current, Map<String, String> keys) {
        return new SecretSeal(new NamedKeys("test", current, keys));
    }

    @Test
    @DisplayName(
            "Webhooks: a sealed secret can be opened again, also when there is a newer key, and looks new each time")
    void roundTrip() {
        SecretSeal before = seal("k1", Map.of("k1", FIRST));
        String sealed = before.seal(endpoint, secret);
        SecretSeal after = seal("k2", Map.of("k1", FIRST, "k2", SECOND));
        assertThat(after.open(endpoint, sealed).text()).isEqualTo(secret.text());
        assertThat(after.seal(endpoint, secret)).startsWith("k2:");
        assertThat(before.seal(endpoint, secret)).isNotEqualTo(sealed);
        assertThat(secret).asString().doesNotContain(secret.text().substring(6));
    }

    @Test
    @DisplayName("Webhooks: for another endpoint, under another key or altered, a sealed secret is worth nothing")
    void bound() {
        SecretSeal seal = seal("k1", Map.of("k1", FIRST));
        String sealed = seal.seal(endpoint, secret);
        assertThatIllegalStateException().isThrownBy(() -> seal.open(UUID.randomUUID(), sealed));
        assertThatIllegalStateException()
                .isThrownBy(() -> seal("k1", Map.of("k1", SECOND)).open(endpoint, sealed));
        assertThatIllegalStateException()
                .isThrownBy(() -> seal("k2", Map.of("k2", FIRST)).open(endpoint, sealed));
        char last = sealed.charAt(10);
        String altered = sealed.substring(0, 10) + (last == 'A' ? 'B' : 'A') + sealed.substring(11);
        assertThatIllegalStateException().isThrownBy(() -> seal.open(endpoint, altered));
    }
}
