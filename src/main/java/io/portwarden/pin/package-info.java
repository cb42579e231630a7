/** The tenant's port-out PIN: its rules, its safekeeping, and the limits on guessing it. */
@NullMarked
@Uses({"approval", "audit", "carrier", "notification", "number", "tenant"})
package io.portwarden.pin;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
