package io.portwarden.order;

import io.portwarden.carrier.Carrier;
import io.portwarden.number.NumberService;
import io.portwarden.number.TenantNumber;
import io.portwarden.shared.Scope;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.Transactions;
import io.portwarden.shared.UnavailableException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets carriers supplement and complete the orders that they have sent (ORD-6, ORD-7). */
@Service
public class CarrierMoveService {

    private final Transactions transactions;
    private final OrderExamination examination;
    private final OrderNaming naming;
    private final OrderChecks checks;
    private final OrderStates states;
    private final ReviewWindow reviewWindow;
    private final NumberService numbers;
    private final OrderStore store;
    private final OrderRepository orders;
    private final OrderChanges changes;

    CarrierMoveService(
            Transactions transactions,
            OrderExamination examination,
            OrderNaming naming,
            OrderChecks checks,
            OrderStates states,
            ReviewWindow reviewWindow,
            NumberService numbers,
            OrderStore store,
            OrderRepository orders,
            OrderChanges changes) {
        this.transactions = transactions;
        this.examination = examination;
        this.naming = naming;
        this.checks = checks;
        this.states = states;
        this.reviewWindow = reviewWindow;
        this.numbers = numbers;
        this.store = store;
        this.orders = orders;
        this.changes = changes;
    }

    /**
     * Makes the carrier's next version of its order; the same again gives the same order as it is by then (ORD-6). A
     * correction is checked as a new order is, PIN and limits included, and begins a new review window or is rejected;
     * where its PIN was not accepted the answer takes the same time, whatever the reason (PIN-8).
     *
     * @throws OrderNotFoundException when the carrier has sent no such order
     * @throws OrderNameTakenException when this or a later version has been sent with other content
     * @throws MoveRefusedException when the order's state, its version or the date does not allow it; the order stays as
     *     it was, and no PIN was looked at
     * @throws UnavailableException when no answer could be found in time; nothing was accepted
     */
    @PreAuthorize("hasRole('CARRIER')")
    public PortOutOrder supplement(Carrier carrier, UUID id, Supplement supplement) {
        PortOutOrder known = known(carrier, id);
        return examination.atEvenPace(
                () -> naming.once(
                                carrier.id(),
                                known.name().at(supplement.version()),
                                OrderContent.of(id, supplement),
                                claim -> make(carrier, id, supplement, claim),
                                place -> known(carrier, id))
                        .order(),
                PortOutOrder::reasons);
    }

    /**
     * Takes the numbers of a confirmed order from the tenant, on its due date or later (ORD-7).
     *
     * @throws OrderNotFoundException when the carrier has sent no such order
     * @throws MoveRefusedException when it cannot be completed, or not yet
     */
    @PreAuthorize("hasRole('CARRIER')")
    public PortOutOrder complete(Carrier carrier, UUID id) {
        return changing(carrier, known(carrier, id), before -> {
            Instant at = changes.momentFor(before);
            states.require(before, OrderMove.COMPLETE, OrderParty.CARRIER, at);
            if (numbers.lock(before.tenantId(), before.phoneNumbers()).stream().anyMatch(TenantNumber::locked)) {
                throw new MoveRefusedException(before, OrderMove.COMPLETE, MoveRefusal.NUMBER_LOCKED);
            }
            numbers.portOut(before.tenantId(), before.phoneNumbers());
            OrderActor actor = OrderActor.of(carrier);
            return changes.make(
                    OrderMove.COMPLETE,
                    before,
                    before.completed(at),
                    actor,
                    List.of(actor.event(at, OrderEventKind.COMPLETED)));
        });
    }

    private PortOutOrder known(Carrier carrier, UUID id) {
        return transactions
                .stating(Scope.carrier(carrier.id().value()), () -> orders.ofCarrier(carrier.id(), id))
                .orElseThrow(OrderNotFoundException::new);
    }

    private PortOutOrder make(Carrier carrier, UUID id, Supplement supplement, UUID claim) {
        // Read again: the order may have changed while this request waited for an equal one.
        PortOutOrder known = known(carrier, id);
        require(known, supplement);
        return switch (supplement) {
            case Supplement.Cancel cancel ->
                changing(carrier, known, before -> cancelled(carrier, before, cancel, claim));
            case Supplement.NewDueDate date -> changing(carrier, known, before -> dated(carrier, before, date, claim));
            case Supplement.Correction correction -> corrected(carrier, known, correction, claim);
        };
    }

    private void require(PortOutOrder order, Supplement supplement) {
        states.require(order, supplement.move(), OrderParty.CARRIER, changes.momentFor(order));
        if (supplement.version() != order.name().version() + 1) {
            throw new MoveRefusedException(order, supplement.move(), MoveRefusal.VERSION_NOT_NEXT);
        }
    }

    private PortOutOrder cancelled(Carrier carrier, PortOutOrder before, Supplement.Cancel cancel, UUID claim) {
        require(before, cancel);
        Instant at = changes.momentFor(before);
        PortOutOrder after = before.cancelled(cancel.version(), at);
        naming.placed(after, claim);
        OrderActor actor = OrderActor.of(carrier);
        return changes.make(OrderMove.CANCEL, before, after, actor, List.of(actor.event(at, OrderEventKind.CANCELLED)));
    }

    private PortOutOrder dated(Carrier carrier, PortOutOrder before, Supplement.NewDueDate asked, UUID claim) {
        require(before, asked);
        Instant at = changes.momentFor(before);
        LocalDate date = asked.desiredDueDate();
        List<Reason> reasons = checks.ofDueDate(date, at, before.numbers().size());
        if (!reasons.isEmpty()) {
            throw new MoveRefusedException(
                    before, OrderMove.CHANGE_DUE_DATE, MoveRefusal.DUE_DATE_NOT_POSSIBLE, reasons);
        }
        PortOutOrder after = before.due(asked.version(), date, at);
        naming.placed(after, claim);
        OrderActor actor = OrderActor.of(carrier);
        return changes.make(
                OrderMove.CHANGE_DUE_DATE,
                before,
                after,
                actor,
                List.of(actor.event(at, OrderEventKind.DUE_DATE_CHANGED, date.toString())));
    }

    private PortOutOrder corrected(Carrier carrier, PortOutOrder known, Supplement.Correction correction, UUID claim) {
        PlaceOrder asked = correction.of(known);
        return examination.examineAgain(carrier, asked, known, found -> {
            PortOutOrder before = held(known.tenantId(), known.id());
            require(before, correction);
            Instant at = changes.momentFor(before);
            PortOutOrder after = before.corrected(
                    asked,
                    found.tenantId(),
                    found.findings(),
                    found.passed()
                            ? reviewWindow.endsAt(
                                    found.at(), asked.phoneNumbers().size())
                            : null,
                    at);
            naming.placed(after, claim);
            OrderActor actor = OrderActor.of(carrier);
            return changes.make(
                    OrderMove.CORRECT,
                    before,
                    after,
                    actor,
                    List.of(actor.event(at, OrderEventKind.CORRECTED), OrderEvent.ofExamined(after)));
        });
    }

    private PortOutOrder changing(Carrier carrier, PortOutOrder known, Function<PortOutOrder, PortOutOrder> change) {
        return transactions.stating(
                Scope.carrier(carrier.id().value()).andTenant(known.tenantId()),
                () -> change.apply(held(known.tenantId(), known.id())));
    }

    private PortOutOrder held(TenantId tenantId, UUID id) {
        // Not there only when a correction has just shown whose its numbers are.
        return store.lock(tenantId, id).orElseThrow(() -> new UnavailableException("The order is being changed"));
    }
}
