package io.portwarden.webhook;

import java.time.Instant;

/** As many replaced secrets of a webhook sign already as may at once; each of them was promised its time. */
public final class TooManySecretsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Instant until;

    public TooManySecretsException(Instant until) {
        super(WebhookSecret.MOST_REPLACED + " replaced secrets sign already");
        this.until = until;
    }

    /** When the oldest of them signs no more, so that the next may be made. */
    public Instant until() {
        return until;
    }
}
