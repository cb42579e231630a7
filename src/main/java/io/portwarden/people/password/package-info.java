/** Passwords: their rules, their safekeeping, the limits on guessing them, and resets. */
@NullMarked
package io.portwarden.people.password;

import org.jspecify.annotations.NullMarked;
