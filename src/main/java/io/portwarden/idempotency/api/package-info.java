/** How calls of the APIs are sent again under a key. */
@NullMarked
package io.portwarden.idempotency.api;

import org.jspecify.annotations.NullMarked;
