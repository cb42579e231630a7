/** Carriers: the providers that take numbers over, and their API keys. */
@NullMarked
package io.portwarden.carrier;

import org.jspecify.annotations.NullMarked;
