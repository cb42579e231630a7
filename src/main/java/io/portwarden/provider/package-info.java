/** The provider's side: its tenants and their import, its carriers, the API of its own programs and the keys to it. */
@NullMarked
@Uses({"apikey", "audit", "carrier", "idempotency", "notification", "number", "order", "people", "pin", "tenant"})
package io.portwarden.provider;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
