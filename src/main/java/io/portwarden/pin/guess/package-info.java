/** The limits on guessing PINs (PIN-8). */
@NullMarked
package io.portwarden.pin.guess;

import org.jspecify.annotations.NullMarked;
