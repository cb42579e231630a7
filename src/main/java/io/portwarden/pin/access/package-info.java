/** The door of the PINs: services for admins, operators and the check of an order. */
@NullMarked
package io.portwarden.pin.access;

import org.jspecify.annotations.NullMarked;
