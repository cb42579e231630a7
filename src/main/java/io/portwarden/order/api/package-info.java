/** The carriers' HTTP API for port-out orders. */
@NullMarked
package io.portwarden.order.api;

import org.jspecify.annotations.NullMarked;
