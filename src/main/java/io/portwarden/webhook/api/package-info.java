/** Webhooks by HTTP, for carriers and the provider's programs. */
@NullMarked
package io.portwarden.webhook.api;

import org.jspecify.annotations.NullMarked;
