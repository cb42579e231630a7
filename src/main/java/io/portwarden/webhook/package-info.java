/** Webhooks as tenants, carriers and the provider have them: who may do what, what is written down, and who is told. */
@NullMarked
@Uses({"apikey", "audit", "carrier", "idempotency", "notification"})
package io.portwarden.webhook;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
