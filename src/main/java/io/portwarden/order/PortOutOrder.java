package io.portwarden.order;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One carrier's request to move one or more numbers of one tenant.
 *
 * @param tenantId {@link TenantId#PROVIDER} where the numbers lead to no single tenant
 */
public record PortOutOrder(
        UUID id, TenantId tenantId, CarrierId carrierId, Asked asked, Standing standing, Stamps stamps) {

    /**
     * What the carrier wants, in the version that counts. Its PIN is not kept, and its numbers stand with what was found.
     *
     * @param accountNumber empty where an upstream has sent none; likewise the ZIP code
     * @param desiredDueDate the day on which it came in, where none is asked for (UPS-7)
     * @param initiatorPhone absent where an upstream names nobody
     */
    public record Asked(
            OrderName name,
            String accountNumber,
            String zipCode,
            LocalDate desiredDueDate,
            @Nullable PhoneNumber initiatorPhone,
            boolean agencyAuthority,
            String newNetworkServiceProvider) {

        private static Asked of(PlaceOrder order, LocalDate today) {
            return new Asked(
                    order.name(),
                    order.accountNumber(),
                    order.zipCode(),
                    Objects.requireNonNullElse(order.desiredDueDate(), today),
                    order.initiatorPhone(),
                    order.agencyAuthority(),
                    order.newNetworkServiceProvider());
        }

        private Asked due(int version, LocalDate date) {
            return new Asked(
                    name.at(version),
                    accountNumber,
                    zipCode,
                    date,
                    initiatorPhone,
                    agencyAuthority,
                    newNetworkServiceProvider);
        }
    }

    /**
     * How it stands.
     *
     * @param reasons why it was rejected, most telling first; empty in every other state
     * @param numbers those that it moves, each with what is in its way
     * @param firmOrderCommitmentDate given once confirmed
     * @param reviewEndsAt the end of the review; absent on a rejected order, and on one that was confirmed without a review
     * @param decision what the operator wrote who decided a dispute, for tenant and carrier; until the order is corrected
     * @param zone in which its hours are read and its days begin (CAL-3); the provider's where an older version left none
     * @param earliestDueDate the first lawful day, given because the one asked for was too soon (CAL-5)
     * @param silenceRefuses whether it is refused, and not confirmed, when nobody has said anything by the end of its review:
     *     nobody has compared its PIN (UPS-9)
     */
    public record Standing(
            OrderStatus status,
            List<Reason> reasons,
            List<OrderedNumber> numbers,
            @Nullable LocalDate firmOrderCommitmentDate,
            @Nullable Instant reviewEndsAt,
            @Nullable String decision,
            @Nullable ZoneId zone,
            @Nullable LocalDate earliestDueDate,
            boolean silenceRefuses) {

        public Standing {
            reasons = List.copyOf(reasons);
            numbers = List.copyOf(numbers);
            if ((status == OrderStatus.REJECTED) == reasons.isEmpty()) {
                throw new IllegalArgumentException("An order is rejected for a reason, and only then");
            }
        }

        /** @param reviewEnds absent when it is rejected, or is not reviewed: then it is confirmed for the day that it wants */
        private static Standing of(
                PortOutCheck check,
                List<OrderedNumber> numbers,
                LocalDate desired,
                ZoneId zone,
                @Nullable Instant reviewEnds,
                boolean silenceRefuses) {
            LocalDate earliest = check.earliestDueDate();
            OrderStatus passed = reviewEnds == null ? OrderStatus.CONFIRMED : OrderStatus.PENDING;
            OrderStatus status = check.wouldPass() ? passed : OrderStatus.REJECTED;
            LocalDate firm = status == OrderStatus.CONFIRMED ? Objects.requireNonNullElse(earliest, desired) : null;
            return new Standing(
                    status, check.reasons(), numbers, firm, reviewEnds, null, zone, earliest, silenceRefuses);
        }

        /** Its review window is what it was, over or not. */
        private Standing in(OrderStatus next, @Nullable LocalDate firm, @Nullable String why) {
            return new Standing(
                    next, List.of(), numbers, firm, reviewEndsAt, why, zone, earliestDueDate, silenceRefuses);
        }

        private Standing due(@Nullable LocalDate firm, @Nullable LocalDate earliest) {
            return new Standing(status, reasons, numbers, firm, reviewEndsAt, decision, zone, earliest, silenceRefuses);
        }
    }

    /**
     * When what happened to it.
     *
     * @param revision goes up by one with every change, so that of two at the same moment only one is made
     */
    public record Stamps(Instant receivedAt, Instant updatedAt, long revision) {

        private Stamps changed(Instant at) {
            return new Stamps(receivedAt, at, revision + 1);
        }
    }

    /**
     * As it comes in: in its review window, confirmed, or rejected.
     *
     * @param holder whose the numbers are
     * @param reviewEnds absent when it is rejected, or is not reviewed (ORD-4)
     * @param silenceRefuses whether it is refused at the end of its review, unless an admin has confirmed it (UPS-9)
     */
    public static PortOutOrder placed(
            UUID id,
            CarrierId carrierId,
            PlaceOrder asked,
            TenantId holder,
            PortOutCheck check,
            ZoneId zone,
            @Nullable Instant reviewEnds,
            boolean silenceRefuses,
            Instant at) {
        Asked kept = Asked.of(asked, at.atZone(zone).toLocalDate());
        Standing standing =
                Standing.of(check, check.numbers(), kept.desiredDueDate(), zone, reviewEnds, silenceRefuses);
        return new PortOutOrder(id, holder, carrierId, kept, standing, new Stamps(at, at, 1));
    }

    public OrderName name() {
        return asked.name();
    }

    /**
     * The SPID of the provider that takes the numbers over, for which the carrier may only act (CAR-1). What older versions
     * took for one may be none; then it is the carrier's.
     */
    public String takenBy(Carrier carrier) {
        String named = asked.newNetworkServiceProvider();
        return Carrier.isSpid(named) ? named : carrier.spid();
    }

    public LocalDate desiredDueDate() {
        return asked.desiredDueDate();
    }

    /** The day that it is to leave on: the firm one, else the first lawful one, else the one asked for. */
    public LocalDate dueDate() {
        return Objects.requireNonNullElse(firmOrderCommitmentDate(), wantedDueDate());
    }

    /** The day that it would be confirmed for, were it not gone by. */
    public LocalDate wantedDueDate() {
        return Objects.requireNonNullElse(earliestDueDate(), desiredDueDate());
    }

    public OrderStatus status() {
        return standing.status();
    }

    public List<Reason> reasons() {
        return standing.reasons();
    }

    public List<OrderedNumber> numbers() {
        return standing.numbers();
    }

    public List<PhoneNumber> phoneNumbers() {
        return numbers().stream().map(OrderedNumber::phoneNumber).toList();
    }

    public @Nullable LocalDate firmOrderCommitmentDate() {
        return standing.firmOrderCommitmentDate();
    }

    public @Nullable Instant reviewEndsAt() {
        return standing.reviewEndsAt();
    }

    public @Nullable String decision() {
        return standing.decision();
    }

    public @Nullable ZoneId zone() {
        return standing.zone();
    }

    /** Whether it was refused for nothing but that the customer wants to be asked first (UPS-6). */
    public boolean waitsForCustomer() {
        return reasons().equals(List.of(Reason.WAITS_FOR_CUSTOMER));
    }

    public boolean silenceRefuses() {
        return standing.silenceRefuses();
    }

    /**
     * Whether somebody has asked for its due date; an upstream that asks whether numbers may go asks for none (UPS-7).
     *
     * @param carrier whose order it is, or the upstream that it came through
     */
    public boolean isDated(Carrier carrier) {
        return !carrier.upstream() || !isDayOf(receivedAt(), zone(), desiredDueDate());
    }

    static boolean isDayOf(Instant moment, @Nullable ZoneId zone, LocalDate day) {
        return zone != null && LocalDate.ofInstant(moment, zone).equals(day);
    }

    public @Nullable LocalDate earliestDueDate() {
        return standing.earliestDueDate();
    }

    public Instant receivedAt() {
        return stamps.receivedAt();
    }

    public Instant updatedAt() {
        return stamps.updatedAt();
    }

    public long revision() {
        return stamps.revision();
    }

    /** For {@link SeenByProvider}. */
    PortOutOrder blurred() {
        Standing seen = new Standing(
                status(),
                Reason.blurred(reasons()),
                numbers(),
                firmOrderCommitmentDate(),
                reviewEndsAt(),
                decision(),
                zone(),
                earliestDueDate(),
                standing.silenceRefuses());
        return new PortOutOrder(id, tenantId, carrierId, asked, seen, stamps);
    }

    public PortOutOrder confirmed(LocalDate firmOrderCommitment, @Nullable String why, Instant at) {
        return changed(asked, standing.in(OrderStatus.CONFIRMED, firmOrderCommitment, why), at);
    }

    /** While it is disputed it has no firm due date. */
    public PortOutOrder disputed(Instant at) {
        return changed(asked, standing.in(OrderStatus.DISPUTED, null, null), at);
    }

    /** Its dispute was taken back while its review window goes on. */
    public PortOutOrder inReviewAgain(Instant at) {
        return changed(asked, standing.in(OrderStatus.PENDING, null, null), at);
    }

    /** @param why what the operator wrote who has decided it; null where nobody has (ORD-13) */
    public PortOutOrder rejectedAfterDispute(@Nullable String why, Instant at) {
        return rejected(Reason.DISPUTED_BY_CUSTOMER, why, at);
    }

    /** Nobody has confirmed it, and its silence does not (UPS-9). */
    public PortOutOrder rejectedUnconfirmed(Instant at) {
        return rejected(Reason.NOT_CONFIRMED, null, at);
    }

    private PortOutOrder rejected(Reason reason, @Nullable String why, Instant at) {
        Standing refused = new Standing(
                OrderStatus.REJECTED, List.of(reason), numbers(), null, null, why, zone(), null, silenceRefuses());
        return changed(asked, refused, at);
    }

    public PortOutOrder cancelled(int version, Instant at) {
        return changed(
                asked.due(version, desiredDueDate()),
                standing.in(OrderStatus.CANCELLED, firmOrderCommitmentDate(), decision()),
                at);
    }

    public PortOutOrder completed(Instant at) {
        return changed(asked, standing.in(OrderStatus.COMPLETED, firmOrderCommitmentDate(), decision()), at);
    }

    /**
     * A confirmed order is as firm about the new date as it was about the old one.
     *
     * @param earliest the day that is given instead of one that is too soon
     */
    public PortOutOrder due(int version, LocalDate date, @Nullable LocalDate earliest, Instant at) {
        LocalDate firm = firmOrderCommitmentDate() == null ? null : Objects.requireNonNullElse(earliest, date);
        return changed(asked.due(version, date), standing.due(firm, earliest), at);
    }

    /**
     * As the carrier wants it now: in its review window again, confirmed, or rejected.
     *
     * @param holder whose the numbers are
     * @param reviewEnds absent when it is rejected, or is not reviewed (ORD-4)
     */
    public PortOutOrder corrected(
            PlaceOrder wanted,
            TenantId holder,
            PortOutCheck check,
            ZoneId in,
            @Nullable Instant reviewEnds,
            Instant at) {
        List<OrderedNumber> sorted = check.numbers().stream()
                .sorted(Comparator.comparing(OrderedNumber::phoneNumber))
                .toList();
        Asked kept = Asked.of(wanted, desiredDueDate());
        Standing examined = Standing.of(check, sorted, kept.desiredDueDate(), in, reviewEnds, silenceRefuses());
        return new PortOutOrder(id, holder, carrierId, kept, examined, stamps.changed(at));
    }

    private PortOutOrder changed(Asked nowAsked, Standing nowStanding, Instant at) {
        return new PortOutOrder(id, tenantId, carrierId, nowAsked, nowStanding, stamps.changed(at));
    }
}
