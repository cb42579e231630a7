package io.portwarden.upstream.telnyx;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.upstream.UpstreamConnection;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Tells whether an upstream compares the PIN of numbers that is valid now, because it has taken it (UPS-11). */
interface GuardedThere {

    /**
     * Whether that is so of every one of them.
     *
     * @param asked when the upstream was asked for them: a PIN that it took later was not compared; null where nobody knows
     */
    boolean all(UpstreamConnection connection, Collection<PhoneNumber> numbers, @Nullable Instant asked);
}
