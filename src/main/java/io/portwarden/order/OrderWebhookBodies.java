package io.portwarden.order;

import io.portwarden.carrier.Carrier;
import io.portwarden.tenant.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Writes what webhooks are told of an order; answered by those above, who know how orders are written to others. The day
 * with whose beginning an order lapses stands there only where that is what they are told.
 */
public interface OrderWebhookBodies {

    /** What a carrier's systems are told: the order as the API shows it to that carrier. */
    String forCarrier(String type, Instant at, PortOutOrder order, @Nullable LocalDate lapsesOn);

    /**
     * What the provider's own systems are told (ORD-13): what an SOA, a switch, 911 and billing go by.
     *
     * @param simple whether it is a simple port (CAL-1); null where that does not matter any more
     * @param conflictUntil until when a message puts it into conflict; null likewise
     */
    String forProvider(
            String type,
            Instant at,
            SeenByProvider seen,
            Carrier carrier,
            Tenant tenant,
            @Nullable Boolean simple,
            @Nullable Instant conflictUntil);

    /** What a tenant's systems are told: the true reasons, and whose order it is. */
    String forTenant(String type, Instant at, PortOutOrder order, Carrier carrier, @Nullable LocalDate lapsesOn);
}
