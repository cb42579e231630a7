/** The rows of PINs, and what a change leaves behind (PIN-9). */
@NullMarked
package io.portwarden.pin.life;

import org.jspecify.annotations.NullMarked;
