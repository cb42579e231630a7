/** Orders for made numbers, with which carriers try their programs out: a world of its own, beside all that is real. */
@NullMarked
package io.portwarden.order.made;

import org.jspecify.annotations.NullMarked;
