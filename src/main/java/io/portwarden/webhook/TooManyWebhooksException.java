package io.portwarden.webhook;

/** There are as many webhooks as one may have already. */
public final class TooManyWebhooksException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyWebhooksException() {
        super("There are " + WebhookEndpoint.MOST + " webhooks already");
    }
}
