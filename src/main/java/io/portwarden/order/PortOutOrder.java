package io.portwarden.order;

import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One carrier's request to move one or more numbers of one tenant.
 *
 * @param tenantId {@link TenantId#PROVIDER} where the numbers lead to no single tenant
 * @param reasons why it was rejected, most telling first; empty in every other state
 * @param firmOrderCommitmentDate given once confirmed
 * @param decision what the operator wrote who decided a dispute, for tenant and carrier; until the order is corrected
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
        @Nullable String decision,
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

    /**
     * As it comes in: in its review window, or rejected.
     *
     * @param holder whose the numbers are
     * @param reviewEnds absent when it is rejected
     */
    public static PortOutOrder placed(
            UUID id,
            CarrierId carrierId,
            PlaceOrder asked,
            TenantId holder,
            PortOutCheck check,
            @Nullable Instant reviewEnds,
            Instant at) {
        return new PortOutOrder(
                id,
                holder,
                carrierId,
                asked.name(),
                check.wouldPass() ? OrderStatus.PENDING : OrderStatus.REJECTED,
                check.reasons(),
                check.numbers(),
                asked.accountNumber(),
                asked.zipCode(),
                asked.desiredDueDate(),
                null,
                reviewEnds,
                null,
                asked.initiatorPhone(),
                asked.agencyAuthority(),
                asked.newNetworkServiceProvider(),
                at,
                at,
                1);
    }

    public List<PhoneNumber> phoneNumbers() {
        return numbers.stream().map(OrderedNumber::phoneNumber).toList();
    }

    /** For {@link SeenByProvider}. */
    PortOutOrder blurred() {
        List<Reason> told = reasons.stream().map(Reason::blurred).distinct().toList();
        return new PortOutOrder(
                id,
                tenantId,
                carrierId,
                name,
                status,
                told,
                numbers,
                accountNumber,
                zipCode,
                desiredDueDate,
                firmOrderCommitmentDate,
                reviewEndsAt,
                decision,
                initiatorPhone,
                agencyAuthority,
                newNetworkServiceProvider,
                receivedAt,
                updatedAt,
                revision);
    }

    public PortOutOrder confirmed(LocalDate firmOrderCommitment, @Nullable String why, Instant at) {
        return in(name, OrderStatus.CONFIRMED, List.of(), desiredDueDate, firmOrderCommitment, reviewEndsAt, why, at);
    }

    /** While it is disputed it has no firm due date. */
    public PortOutOrder disputed(Instant at) {
        return in(name, OrderStatus.DISPUTED, List.of(), desiredDueDate, null, reviewEndsAt, null, at);
    }

    public PortOutOrder rejectedAfterDispute(String why, Instant at) {
        List<Reason> disputed = List.of(Reason.DISPUTED_BY_CUSTOMER);
        return in(name, OrderStatus.REJECTED, disputed, desiredDueDate, null, null, why, at);
    }

    public PortOutOrder cancelled(int version, Instant at) {
        return in(
                name.at(version),
                OrderStatus.CANCELLED,
                List.of(),
                desiredDueDate,
                firmOrderCommitmentDate,
                reviewEndsAt,
                decision,
                at);
    }

    public PortOutOrder completed(Instant at) {
        return in(
                name,
                OrderStatus.COMPLETED,
                List.of(),
                desiredDueDate,
                firmOrderCommitmentDate,
                reviewEndsAt,
                decision,
                at);
    }

    /** A confirmed order is as firm about the new date as it was about the old one. */
    public PortOutOrder due(int version, LocalDate date, Instant at) {
        LocalDate firm = firmOrderCommitmentDate == null ? null : date;
        return in(name.at(version), status, reasons, date, firm, reviewEndsAt, decision, at);
    }

    /**
     * As the carrier wants it now, in its review window again or rejected.
     *
     * @param holder whose the numbers are
     * @param reviewEnds absent when it is rejected
     */
    public PortOutOrder corrected(
            PlaceOrder asked, TenantId holder, PortOutCheck check, @Nullable Instant reviewEnds, Instant at) {
        return new PortOutOrder(
                id,
                holder,
                carrierId,
                asked.name(),
                check.wouldPass() ? OrderStatus.PENDING : OrderStatus.REJECTED,
                check.reasons(),
                check.numbers().stream()
                        .sorted(Comparator.comparing(OrderedNumber::phoneNumber))
                        .toList(),
                asked.accountNumber(),
                asked.zipCode(),
                asked.desiredDueDate(),
                null,
                reviewEnds,
                null,
                asked.initiatorPhone(),
                asked.agencyAuthority(),
                asked.newNetworkServiceProvider(),
                receivedAt,
                at,
                revision + 1);
    }

    private PortOutOrder in(
            OrderName newName,
            OrderStatus newStatus,
            List<Reason> newReasons,
            LocalDate due,
            @Nullable LocalDate firm,
            @Nullable Instant reviewEnds,
            @Nullable String newDecision,
            Instant at) {
        return new PortOutOrder(
                id,
                tenantId,
                carrierId,
                newName,
                newStatus,
                newReasons,
                numbers,
                accountNumber,
                zipCode,
                due,
                firm,
                reviewEnds,
                newDecision,
                initiatorPhone,
                agencyAuthority,
                newNetworkServiceProvider,
                receivedAt,
                at,
                revision + 1);
    }
}
