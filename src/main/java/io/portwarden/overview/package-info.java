/** What a tenant sees first: what waits for it, its numbers, its PIN and its orders. */
@NullMarked
@Uses({"number", "order", "pin"})
package io.portwarden.overview;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
