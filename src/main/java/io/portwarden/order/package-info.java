/** Port-out orders: what is asked, in which state it stands, and why one is refused. */
@NullMarked
@Uses({"apikey", "audit", "calendar", "carrier", "notification", "number", "pin", "soa", "tenant", "webhook"})
package io.portwarden.order;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
