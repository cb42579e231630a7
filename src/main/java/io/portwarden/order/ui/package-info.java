/** How the people of a tenant see their port-out orders. */
@NullMarked
package io.portwarden.order.ui;

import org.jspecify.annotations.NullMarked;
