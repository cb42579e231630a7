/** Carriers: the providers that take numbers over, and their API keys. */
@NullMarked
@Uses("apikey")
package io.portwarden.carrier;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
