package io.portwarden.pin;

import io.portwarden.carrier.Carrier;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * A guess that was never settled, and whose lease has run out.
 *
 * @param purchaseOrderNumber of the order that it came with; empty where a carrier only asked
 * @param version of the order; 0 where a carrier only asked
 */
public record BrokenOff(
        TenantId tenantId,
        String tenantName,
        UUID guess,
        Carrier carrier,
        String purchaseOrderNumber,
        int version,
        Instant madeAt) {}
