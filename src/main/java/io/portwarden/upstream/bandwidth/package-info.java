/** Bandwidth: the call that asks whether numbers may leave, and has to be answered within half a minute. */
@NullMarked
package io.portwarden.upstream.bandwidth;

import org.jspecify.annotations.NullMarked;
