package io.portwarden.pin;

import io.portwarden.carrier.Carrier;
import java.time.Instant;

/** A carrier whose PINs are refused unchecked, for all tenants, since then. */
public record BlockedCarrier(Carrier carrier, Instant since) {}
