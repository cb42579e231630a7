/** How a PIN is set and changed, with a second admin where the tenant wants one. */
@NullMarked
package io.portwarden.pin.life;

import org.jspecify.annotations.NullMarked;
