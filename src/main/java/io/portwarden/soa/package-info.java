/** What has to be done at the provider's SOA, switch, 911 and billing, by a system or by hand (ORD-13). */
@NullMarked
@Uses({"audit", "carrier", "notification", "tenant", "webhook"})
package io.portwarden.soa;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
