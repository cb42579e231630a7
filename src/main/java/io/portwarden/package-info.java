/** Portwarden: the portal that guards telephone numbers against port-out fraud. */
@NullMarked
package io.portwarden;

import org.jspecify.annotations.NullMarked;
