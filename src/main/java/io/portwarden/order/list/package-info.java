/** Searches, counts and lists of orders. */
@NullMarked
package io.portwarden.order.list;

import org.jspecify.annotations.NullMarked;
