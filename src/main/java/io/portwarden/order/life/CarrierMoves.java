package io.portwarden.order.life;

import io.portwarden.carrier.Carrier;
import io.portwarden.number.TenantNumber;
import io.portwarden.number.access.NumberService;
import io.portwarden.order.MoveRefusal;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderName;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.order.OrderParty;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Supplement;
import io.portwarden.order.check.Inquiry;
import io.portwarden.order.check.OrderChecks;
import io.portwarden.order.check.OrderContent;
import io.portwarden.order.check.OrderExamination;
import io.portwarden.order.check.OrderNaming;
import io.portwarden.order.check.OrderPorts;
import io.portwarden.order.store.OrderRepository;
import io.portwarden.order.store.OrderStore;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.TenantService;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Makes the moves that carriers want of their orders (ORD-6, ORD-7), whoever brings them in: the carrier itself, or an
 * operator who has it on paper.
 */
@Component
public class CarrierMoves {

    private final Transactions transactions;
    private final OrderExamination examination;
    private final OrderNaming naming;
    private final OrderPorts ports;
    private final OrderChecks checks;
    private final OrderStates states;
    private final Reviews reviews;
    private final TenantService tenants;
    private final NumberService numbers;
    private final OrderStore store;
    private final OrderRepository orders;
    private final OrderChanges changes;

    CarrierMoves(
            Transactions transactions,
            OrderExamination examination,
            OrderNaming naming,
            OrderPorts ports,
            OrderChecks checks,
            OrderStates states,
            Reviews reviews,
            TenantService tenants,
            NumberService numbers,
            OrderStore store,
            OrderRepository orders,
            OrderChanges changes) {
        this.transactions = transactions;
        this.examination = examination;
        this.naming = naming;
        this.ports = ports;
        this.checks = checks;
        this.states = states;
        this.reviews = reviews;
        this.tenants = tenants;
        this.numbers = numbers;
        this.store = store;
        this.orders = orders;
        this.changes = changes;
    }

    /** Names the next version, or finds that the same was asked before, and makes the move that it asks for. */
    public PortOutOrder supplement(OrderSender sender, UUID id, Supplement supplement) {
        Carrier carrier = sender.carrier();
        OrderName name = known(carrier, id).name().at(supplement.version());
        try (OrderNaming.Claim claim = naming.claim(carrier.id(), name, OrderContent.of(id, supplement))) {
            // Read again: the order may have changed while this request waited for an equal one.
            PortOutOrder known = known(carrier, id);
            return claim.earlier().isPresent() ? known : make(sender, known, supplement, claim);
        }
    }

    public PortOutOrder complete(OrderSender sender, UUID id) {
        return changing(sender.carrier(), known(sender.carrier(), id), before -> {
            Instant at = changes.momentFor(before);
            states.refusal(before, OrderMove.COMPLETE, OrderParty.CARRIER, at)
                    // An upstream says that they have left, whichever day was agreed on there (UPS-9).
                    .filter(refusal -> refusal != MoveRefusal.BEFORE_DUE_DATE
                            || !sender.carrier().upstream())
                    .ifPresent(refusal -> {
                        throw new MoveRefusedException(before, OrderMove.COMPLETE, refusal);
                    });
            tenants.mainNumberLeaves(before.tenantId(), before.phoneNumbers());
            // What has happened is written down, locked or not; it is said that it was (ORD-12).
            List<PhoneNumber> locked = numbers.lock(before.tenantId(), before.phoneNumbers()).stream()
                    .filter(TenantNumber::locked)
                    .map(TenantNumber::phoneNumber)
                    .toList();
            numbers.portOut(before.tenantId(), before.phoneNumbers());
            return changes.complete(before, before.completed(at), sender.actor(), locked);
        });
    }

    private PortOutOrder known(Carrier carrier, UUID id) {
        return transactions
                .stating(Scope.carrier(carrier.id().value()), () -> orders.ofCarrier(carrier.id(), id))
                .orElseThrow(OrderNotFoundException::new);
    }

    private PortOutOrder make(OrderSender sender, PortOutOrder known, Supplement supplement, OrderNaming.Claim claim) {
        require(known, supplement);
        return switch (supplement) {
            case Supplement.Cancel cancel ->
                changing(sender.carrier(), known, before -> cancelled(sender, before, cancel, claim));
            case Supplement.NewDueDate date ->
                changing(sender.carrier(), known, before -> dated(sender, before, date, claim));
            case Supplement.Correction correction -> corrected(sender, known, correction, claim);
        };
    }

    private void require(PortOutOrder order, Supplement supplement) {
        states.require(order, supplement.move(), OrderParty.CARRIER, changes.momentFor(order));
        if (supplement.version() != order.name().version() + 1) {
            throw new MoveRefusedException(order, supplement.move(), MoveRefusal.VERSION_NOT_NEXT);
        }
    }

    private PortOutOrder cancelled(
            OrderSender sender, PortOutOrder before, Supplement.Cancel cancel, OrderNaming.Claim claim) {
        require(before, cancel);
        PortOutOrder after = before.cancelled(cancel.version(), changes.momentFor(before));
        claim.give(after);
        return changes.make(OrderMove.CANCEL, before, after, sender.actor());
    }

    private PortOutOrder dated(
            OrderSender sender, PortOutOrder before, Supplement.NewDueDate asked, OrderNaming.Claim claim) {
        require(before, asked);
        Instant at = changes.momentFor(before);
        LocalDate date = asked.desiredDueDate();
        OrderChecks.NewDate found = checks.ofDueDate(date, ports.of(before), at);
        if (!found.reasons().isEmpty()) {
            throw new MoveRefusedException(
                    before, OrderMove.CHANGE_DUE_DATE, MoveRefusal.DUE_DATE_NOT_POSSIBLE, found.reasons());
        }
        PortOutOrder after = before.due(asked.version(), date, found.instead(), at);
        claim.give(after);
        return changes.make(OrderMove.CHANGE_DUE_DATE, before, after, sender.actor(), date.toString());
    }

    private PortOutOrder corrected(
            OrderSender sender, PortOutOrder known, Supplement.Correction correction, OrderNaming.Claim claim) {
        PlaceOrder asked = correction.of(known);
        return examination.examine(Inquiry.ofCorrection(sender.carrier(), asked, known), found -> {
            PortOutOrder before = held(known.tenantId(), known.id());
            require(before, correction);
            Instant at = changes.momentFor(before);
            PortOutOrder after = before.corrected(
                    asked, found.tenantId(), found.check(), found.port().zone(), reviews.endOf(found), at);
            claim.give(after);
            return changes.make(OrderMove.CORRECT, before, after, sender.actor());
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
