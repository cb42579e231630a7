/** The limits on guessing PINs (PIN-8), and what is written down and told of PINs (PIN-9). */
@NullMarked
package io.portwarden.pin.guess;

import org.jspecify.annotations.NullMarked;
