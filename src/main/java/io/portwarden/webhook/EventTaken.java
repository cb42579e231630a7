package io.portwarden.webhook;

import java.util.UUID;

/** Learns that a system of the provider's has taken an event; answered by those above, for whom it then is done. */
public interface EventTaken {

    /** Called in a transaction for the provider. */
    void taken(UUID eventId);
}
