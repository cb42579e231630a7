/** Measures how safe the built program is; started by {@code bench/run}, not by the tests. */
@NullMarked
package io.portwarden.bench;

import org.jspecify.annotations.NullMarked;
