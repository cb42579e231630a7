package io.portwarden.order;

import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One carrier's request to move one or more numbers of one tenant.
 *
 * @param tenantId {@link TenantId#PROVIDER} where the numbers lead to no single tenant
 * @param reasons why it was rejected, most telling first; empty in every other state
 * @param firmOrderCommitmentDate given once confirmed
 * @param reviewEndsAt the end of the tenant's time to dispute; absent on a rejected order
 * @param revision goes up by one with every change, so that of two at the same moment only one is made
 */
public record PortOutOrder(
        UUID id,
        TenantId tenantId,
        CarrierId carrierId,
        OrderName name,
        OrderStatus status,
        List<Reason> reasons,
        List<OrderedNumber> numbers,
        String accountNumber,
        String zipCode,
        LocalDate desiredDueDate,
        @Nullable LocalDate firmOrderCommitmentDate,
        @Nullable Instant reviewEndsAt,
        PhoneNumber initiatorPhone,
        boolean agencyAuthority,
        String newNetworkServiceProvider,
        Instant receivedAt,
        Instant updatedAt,
        long revision) {

    public PortOutOrder {
        reasons = List.copyOf(reasons);
        numbers = List.copyOf(numbers);
        if ((status == OrderStatus.REJECTED) == reasons.isEmpty()) {
            throw new IllegalArgumentException("An order is rejected for a reason, and only then");
        }
    }

    public List<PhoneNumber> phoneNumbers() {
        return numbers.stream().map(OrderedNumber::phoneNumber).toList();
    }
}
