/** The door of the numbers: their locks for tenants, their stock for the provider, and what orders ask. */
@NullMarked
package io.portwarden.number.access;

import org.jspecify.annotations.NullMarked;
