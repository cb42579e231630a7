/** The rows of orders. */
@NullMarked
package io.portwarden.order.store;

import org.jspecify.annotations.NullMarked;
