package io.portwarden.order.access;

import io.portwarden.carrier.Carrier;
import io.portwarden.number.TenantNumber;
import io.portwarden.number.access.NumberService;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.Supplement;
import io.portwarden.order.check.Inquiry;
import io.portwarden.order.check.OrderExamination;
import io.portwarden.order.check.RefusalPace;
import io.portwarden.order.check.Way;
import io.portwarden.order.life.CarrierMoves;
import io.portwarden.order.life.OrderPlacing;
import io.portwarden.order.life.OrderSender;
import io.portwarden.order.life.ReviewLimit;
import io.portwarden.order.store.ConsentRepository;
import io.portwarden.order.store.OrderRepository;
import io.portwarden.pin.access.PinCheck;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Takes the orders that come through upstreams: those about which one asks and wants its answer at once, and those of which
 * one tells (UPS-6 to UPS-9). The carrier is the connection, behind which every carrier stands.
 */
@Service
@PreAuthorize("hasRole('UPSTREAM')")
public class UpstreamOrderService {

    private final Transactions transactions;
    private final OrderPlacing placing;
    private final OrderExamination examination;
    private final CarrierMoves moves;
    private final OrderRepository orders;
    private final NumberService numbers;
    private final PinCheck pins;
    private final ConsentRepository consents;

    UpstreamOrderService(
            Transactions transactions,
            OrderPlacing placing,
            OrderExamination examination,
            CarrierMoves moves,
            OrderRepository orders,
            NumberService numbers,
            PinCheck pins,
            ConsentRepository consents) {
        this.transactions = transactions;
        this.placing = placing;
        this.examination = examination;
        this.moves = moves;
        this.orders = orders;
        this.numbers = numbers;
        this.pins = pins;
        this.consents = consents;
    }

    /**
     * Answers whether numbers may go: an order that is confirmed, without a review, or rejected. One that passes takes the
     * place of those that the same upstream has asked about before, unless they are disputed (UPS-7). Where the PIN was not
     * accepted the answer takes the same time, whatever the reason (PIN-8).
     *
     * @param asked without a due date; account number and ZIP code empty where they were left out
     * @throws OrderNameTakenException when the name was given to other content (ORD-5)
     * @throws io.portwarden.shared.UnavailableException when no answer could be found in time; nothing was accepted
     */
    public PortOutOrder ask(Carrier upstream, PlaceOrder asked) {
        RefusalPace pace = examination.begin();
        PortOutOrder order = placing.place(OrderSender.of(upstream, Way.UPSTREAM_ASKS), asked)
                .order();
        pace.keep(order.reasons());
        return order;
    }

    /**
     * What would be answered if the connection were live (UPS-12): nothing is stored, and no guess counts.
     *
     * @throws io.portwarden.shared.UnavailableException when no answer could be found in time
     */
    public PortOutCheck rehearse(Carrier upstream, PlaceOrder asked) {
        return examination
                .rehearse(Inquiry.ofOrder(upstream, Way.UPSTREAM_ASKS, asked))
                .check();
    }

    /** The same for an order that is told of. */
    public PortOutCheck rehearseTold(Carrier upstream, PlaceOrder told) {
        return examination
                .rehearse(Inquiry.ofOrder(upstream, Way.UPSTREAM_TELLS, told))
                .check();
    }

    /**
     * Takes an order that an upstream tells of, which compares the PIN itself: rejected, or in review (UPS-9).
     *
     * @param reviewEndsAtTheLatest when its review has to be over, though it were longer
     * @param silenceConfirms whether the order is confirmed at the end of its review, where no admin has said anything, and
     *     not refused
     * @throws OrderNameTakenException when the name was given to other content (ORD-5)
     * @throws io.portwarden.shared.UnavailableException when it could not be checked in time; nothing was accepted
     */
    public PortOutOrder tell(
            Carrier upstream, PlaceOrder told, Instant reviewEndsAtTheLatest, boolean silenceConfirms) {
        return placing.place(
                        OrderSender.of(upstream, Way.UPSTREAM_TELLS),
                        told,
                        new ReviewLimit(reviewEndsAtTheLatest, !silenceConfirms))
                .order();
    }

    /** One order that came through the upstream. */
    public Optional<PortOutOrder> find(Carrier upstream, UUID id) {
        return transactions.stating(Scope.carrier(upstream.id().value()), () -> orders.ofCarrier(upstream.id(), id));
    }

    /**
     * Whether an order that was let through may be said to be so once more (UPS-4): it is still confirmed, its PIN was not
     * changed since, and none of its numbers is locked now.
     */
    public boolean stillStands(Carrier upstream, UUID id) {
        return find(upstream, id)
                .filter(order -> order.status() == OrderStatus.CONFIRMED)
                .map(order -> transactions.<Boolean>stating(
                        Scope.carrier(upstream.id().value()).andTenant(order.tenantId()),
                        () -> pins.unchangedSince(order.tenantId(), order.receivedAt())
                                && numbers.lock(order.tenantId(), order.phoneNumbers()).stream()
                                        .noneMatch(TenantNumber::locked)))
                .orElse(false);
    }

    /** Whether the tenant, which wanted to be asked first, has said yes since to an order that was refused for it (UPS-6). */
    public boolean isAllowedSince(Carrier upstream, UUID id) {
        return find(upstream, id)
                .filter(order -> order.reasons().contains(Reason.WAITS_FOR_CUSTOMER))
                .map(order -> transactions.<Boolean>stating(
                        Scope.carrier(upstream.id().value()).andTenant(order.tenantId()),
                        () -> consents.givenAt(order.tenantId(), order.id()).isPresent()))
                .orElse(false);
    }

    /**
     * Takes the numbers of a confirmed order from the tenant: the upstream has said that they have left (UPS-7).
     *
     * @throws OrderNotFoundException when there is no such order of the upstream
     * @throws MoveRefusedException when it is not confirmed
     */
    public PortOutOrder complete(Carrier upstream, UUID id) {
        return moves.complete(OrderSender.of(upstream), id);
    }

    /**
     * Ends an order that the upstream does not go on with.
     *
     * @throws OrderNotFoundException when there is no such order of the upstream
     * @throws MoveRefusedException when it has ended
     */
    public PortOutOrder cancel(Carrier upstream, UUID id) {
        PortOutOrder order = find(upstream, id).orElseThrow(OrderNotFoundException::new);
        return moves.supplement(
                OrderSender.of(upstream), id, new Supplement.Cancel(order.name().version() + 1));
    }
}
