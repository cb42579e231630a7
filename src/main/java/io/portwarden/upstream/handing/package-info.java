/** PINs handed on to upstreams that compare them themselves, number by number (UPS-11). */
@NullMarked
package io.portwarden.upstream.handing;

import org.jspecify.annotations.NullMarked;
