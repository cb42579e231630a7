/** The carriers' HTTP API for port-out orders and customers' records, and what webhooks are told of orders. */
@NullMarked
package io.portwarden.order.api;

import org.jspecify.annotations.NullMarked;
