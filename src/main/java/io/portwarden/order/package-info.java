/** Port-out orders: what is checked, by when they are due, and how long a tenant may dispute them. */
@NullMarked
package io.portwarden.order;

import org.jspecify.annotations.NullMarked;
