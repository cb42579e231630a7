/** Webhooks: tells systems of others over HTTPS what has happened, signed, and again until they have heard it. */
@NullMarked
package io.portwarden.notification.webhook;

import org.jspecify.annotations.NullMarked;
