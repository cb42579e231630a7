package io.portwarden.notification.webhook;

/** There are as many webhooks as one may have already. */
public final class TooManyWebhooksException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyWebhooksException() {
        super("There are " + Webhooks.MOST + " webhooks already");
    }
}
