/** The tenant's port-out PIN: its rules, its safekeeping, and the limits on guessing it. */
@NullMarked
package io.portwarden.pin;

import org.jspecify.annotations.NullMarked;
