/** Webhooks by HTTP, for carriers. */
@NullMarked
package io.portwarden.webhook.api;

import org.jspecify.annotations.NullMarked;
