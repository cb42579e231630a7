/** The trail: what happened, append-only and chained, so that a change made behind the program's back is found. */
@NullMarked
package io.portwarden.audit;

import org.jspecify.annotations.NullMarked;
