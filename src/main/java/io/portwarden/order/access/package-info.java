/** The door of the orders: one service for each who asks, tenant, carrier and desk, their answers, and what other features may ask. */
@NullMarked
package io.portwarden.order.access;

import org.jspecify.annotations.NullMarked;
