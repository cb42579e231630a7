package io.portwarden.webhook;

/** There is no such webhook or delivery, or it is somebody else's. */
public final class WebhookNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WebhookNotFoundException() {
        super("No such webhook");
    }
}
