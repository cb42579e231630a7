package io.portwarden.order;

import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One row of the operators' list of disputes that wait for a decision.
 *
 * @param disputedBy name of the tenant admin
 * @param why what the admin wrote
 */
public record DisputedOrder(
        UUID orderId,
        TenantId tenantId,
        String tenantName,
        OrderName name,
        String carrierName,
        int numberCount,
        LocalDate dueDate,
        Instant disputedAt,
        String disputedBy,
        String why) {}
