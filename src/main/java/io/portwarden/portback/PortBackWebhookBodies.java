package io.portwarden.portback;

import io.portwarden.tenant.Tenant;
import java.time.Instant;

/** Writes what webhooks are told of a number that left; answered by those above, who know how things are written to others. */
public interface PortBackWebhookBodies {

    String ofDeparture(String type, Instant at, PortBack left);

    /** The same for the provider's own systems, which have to know whose it was. */
    String ofDeparture(String type, Instant at, PortBack left, Tenant tenant);
}
