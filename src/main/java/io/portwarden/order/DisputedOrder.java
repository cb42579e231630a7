package io.portwarden.order;

import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the operators' list of disputes that wait for a decision.
 *
 * @param conflictUntil until when a message still stops it (ORD-13); null until it is known of a dispute from before
 * @param zone the order's; null where an older version left none
 * @param disputedBy name of the tenant admin
 * @param why what the admin wrote
 */
public record DisputedOrder(
        UUID orderId,
        TenantId tenantId,
        String tenantName,
        OrderName name,
        CarrierId carrierId,
        String carrierName,
        int numberCount,
        LocalDate dueDate,
        @Nullable Instant conflictUntil,
        @Nullable ZoneId zone,
        Instant disputedAt,
        String disputedBy,
        String why) {}
