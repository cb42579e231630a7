/** What was created once is not created twice when an answer is lost: the same request under the same key has the same answer. */
@NullMarked
@Uses("apikey")
package io.portwarden.idempotency;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
