/** The operators' list of what has to be done at the SOA. */
@NullMarked
package io.portwarden.soa.ui;

import org.jspecify.annotations.NullMarked;
