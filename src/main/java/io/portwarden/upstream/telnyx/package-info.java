/** Telnyx: what it tells of port-outs, and what it is told (UPS-8 to UPS-10). */
@NullMarked
package io.portwarden.upstream.telnyx;

import org.jspecify.annotations.NullMarked;
