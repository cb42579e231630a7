package io.portwarden.upstream.handing;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.upstream.UpstreamConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells which numbers their upstream guards by the tenant's present PIN (UPS-11), in the transaction under way. */
@Component
public class PinsHandedOn {

    private final UpstreamPinRepository pins;

    PinsHandedOn(UpstreamPinRepository pins) {
        this.pins = pins;
    }

    /** Those of these numbers of the tenant for which the upstream has taken it. While it has an older one, it guards none. */
    public Set<PhoneNumber> among(TenantId tenantId, Collection<PhoneNumber> numbers) {
        return pins.taken(tenantId, numbers);
    }

    /** Whether this upstream has the present PIN of whoever holds them for every one of these numbers. */
    public boolean forAll(UpstreamConnection connection, Collection<PhoneNumber> numbers) {
        return forAll(connection, numbers, null);
    }

    /**
     * The same of what was asked for at that moment: a PIN that was taken since then was not compared with what came then.
     *
     * @param asked null where nobody knows
     */
    public boolean forAll(UpstreamConnection connection, Collection<PhoneNumber> numbers, @Nullable Instant asked) {
        return !numbers.isEmpty()
                && pins.takenAt(connection.id(), numbers, asked).containsAll(numbers);
    }
}
