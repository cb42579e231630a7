/** The safekeeping of PINs: their rows, keys, hashing, sealing, rotation (PIN-7). */
@NullMarked
package io.portwarden.pin.key;

import org.jspecify.annotations.NullMarked;
