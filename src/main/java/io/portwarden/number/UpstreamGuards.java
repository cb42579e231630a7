package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.Collection;

/**
 * Follows which numbers their upstreams are to guard (NUM-4); answered by the upstreams, which know of numbers, while numbers know
 * of no upstreams. Every method joins the transaction under way.
 */
public interface UpstreamGuards {

    /** This was done to numbers; the transaction is the provider's. */
    void changed(Collection<NumberChange> changes);

    /** These numbers have left the tenant. */
    void left(TenantId tenantId, Collection<PhoneNumber> numbers);
}
