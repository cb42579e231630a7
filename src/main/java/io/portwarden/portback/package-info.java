/** Numbers that left and are wanted back: departures without an order, and the cases that come of them and of orders. */
@NullMarked
@Uses({"audit", "carrier", "idempotency", "notification", "number", "order", "pin", "provider", "tenant", "webhook"})
package io.portwarden.portback;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
