package io.portwarden.upstream.telnyx;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.upstream.UpstreamConnection;
import java.util.Collection;

/** Tells whether an upstream compares the PIN of numbers that is valid now, because it has taken it (UPS-11). */
interface GuardedThere {

    /** Whether that is so of every one of them. */
    boolean all(UpstreamConnection connection, Collection<PhoneNumber> numbers);
}
