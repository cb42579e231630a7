/** Upstreams: those from whom the provider has its numbers, and by whom real orders come; one adapter for each kind. */
@NullMarked
@Uses({"apikey", "audit", "carrier", "notification", "number", "order", "pin", "portback", "provider", "tenant"})
package io.portwarden.upstream;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
