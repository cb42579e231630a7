package io.portwarden.shared.live;

import io.portwarden.shared.TenantId;
import java.util.UUID;

/** Something of a tenant has changed, on whichever node. */
public record LiveUpdate(TenantId tenantId, Topic topic, UUID id) {

    /** What has changed. */
    public enum Topic {
        ORDER,
        PIN,
        NUMBER,
        WEBHOOK,
        /** What waits for an operator to be done at the SOA. */
        TASK,
        /** The case of numbers that left and are wanted back. */
        PORT_BACK,
        /** A connection to an upstream, of which every node knows; it is the provider's. */
        UPSTREAM,
        /** Who can sign in, and what waits for a second person. */
        PEOPLE
    }
}
