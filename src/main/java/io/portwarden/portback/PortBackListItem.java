package io.portwarden.portback;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * A case as lists show it.
 *
 * @param withoutOrder whether the number left without one
 */
public record PortBackListItem(
        UUID id,
        TenantId tenantId,
        String tenantName,
        PhoneNumber firstNumber,
        int numberCount,
        boolean withoutOrder,
        String spid,
        Instant leftAt,
        PortBackStatus status,
        boolean unwanted,
        PortBackClock clock) {}
