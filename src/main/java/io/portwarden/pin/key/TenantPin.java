package io.portwarden.pin.key;

import java.time.Instant;
import java.util.UUID;

/**
 * A tenant's PIN as it is kept.
 *
 * @param version 1 for the first PIN of the tenant, one more with each change (PIN-3)
 */
public record TenantPin(long version, SealedPin sealed, Instant setAt, UUID setBy, String setByName) {}
