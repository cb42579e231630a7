package io.portwarden.portback;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The case of numbers that left and are wanted back (ORD-14).
 *
 * @param orderId the completed order by which they left; null for a number that left without one
 * @param numbers in their own order
 * @param spid who took them over
 * @param unwanted whether an admin of the tenant has said that they did not want this
 */
public record PortBack(
        UUID id,
        TenantId tenantId,
        @Nullable UUID orderId,
        List<PhoneNumber> numbers,
        Instant leftAt,
        String spid,
        PortBackStatus status,
        boolean unwanted,
        PortBackClock clock,
        Instant reportedAt,
        Instant updatedAt) {

    public PortBack {
        numbers = numbers.stream().sorted().toList();
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("A case is about a number at least");
        }
    }

    /** A number that left without an order: nobody has said yet whether that was wanted. */
    public static PortBack ofDeparture(
            UUID id, TenantId tenantId, Departure departure, PortBackClock clock, Instant at) {
        return new PortBack(
                id,
                tenantId,
                null,
                List.of(departure.phoneNumber()),
                departure.leftAt(),
                departure.spid(),
                PortBackStatus.REPORTED,
                false,
                clock,
                at,
                at);
    }

    /** Numbers that left by an order which nobody wanted. */
    public static PortBack ofOrder(
            UUID id,
            TenantId tenantId,
            UUID orderId,
            List<PhoneNumber> numbers,
            Instant leftAt,
            String spid,
            PortBackClock clock,
            Instant at) {
        return new PortBack(id, tenantId, orderId, numbers, leftAt, spid, PortBackStatus.REPORTED, true, clock, at, at);
    }

    public boolean isWithoutOrder() {
        return orderId == null;
    }

    public PortBack moved(PortBackMove move, Instant at) {
        return new PortBack(
                id,
                tenantId,
                orderId,
                numbers,
                leftAt,
                spid,
                move.from(status),
                unwanted || move == PortBackMove.SAY_UNWANTED,
                clock,
                reportedAt,
                at);
    }
}
