package io.portwarden.portback;

import java.time.Instant;

/** Writes what webhooks are told of a number that left; answered by those above, who know how things are written to others. */
public interface PortBackWebhookBodies {

    String ofDeparture(String type, Instant at, PortBack left);
}
