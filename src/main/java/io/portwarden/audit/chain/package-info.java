/** How entries are chained, kept and verified. */
@NullMarked
package io.portwarden.audit.chain;

import org.jspecify.annotations.NullMarked;
