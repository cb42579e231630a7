package io.portwarden.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a webhook is signed with, known to its receiver and us (<a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>).
 */
public final class WebhookSecret {

    /** How long a secret signs beside those that have replaced it. */
    public static final Duration BOTH_SECRETS = Duration.ofHours(24);

    /** How many replaced secrets sign at once; each of them adds 47 characters to a header of what is sent. */
    public static final int MOST_REPLACED = 4;

    private static final String PREFIX = "whsec_";
    private static final int LENGTH = 32;

    private final byte[] bytes;

    private WebhookSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static WebhookSecret random() {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return new WebhookSecret(bytes);
    }

    public static WebhookSecret of(byte[] bytes) {
        return new WebhookSecret(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** To be shown once to whom it belongs: {@code whsec_} and the Base64 of 32 bytes. */
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** One signature for the header {@code webhook-signature}. */
    public String sign(String id, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            byte[] signature =
                    mac.doFinal((id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", e);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
