/** How what somebody knows by heart is hashed: PINs, passwords, recovery codes. */
@NullMarked
package io.portwarden.shared.hash;

import org.jspecify.annotations.NullMarked;
