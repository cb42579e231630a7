package io.portwarden.webhook;

/** A webhook whose secret was made just now; it is shown this once. */
public record IssuedSecret(WebhookEndpoint endpoint, WebhookSecret secret) {}
