package io.portwarden.order.access;

import io.portwarden.carrier.CarrierContact;
import io.portwarden.carrier.CarrierId;
import io.portwarden.carrier.CarrierService;
import io.portwarden.order.DisputedOrder;
import io.portwarden.order.Explanation;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.order.OrderParty;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.SeenByProvider;
import io.portwarden.order.life.ConflictDeadlines;
import io.portwarden.order.life.OrderActor;
import io.portwarden.order.life.OrderChanges;
import io.portwarden.order.life.OrderStates;
import io.portwarden.order.list.DisputeRepository;
import io.portwarden.order.store.OrderRepository;
import io.portwarden.order.store.OrderStore;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Page;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows operators the orders of all tenants that are disputed, and lets them decide (ORD-4). */
@Service
public class DisputeService {

    private final Transactions transactions;
    private final OrderRepository orders;
    private final DisputeRepository disputes;
    private final OrderStore store;
    private final OrderStates states;
    private final OrderChanges changes;
    private final ConflictDeadlines deadlines;
    private final CarrierService carriers;
    private final Clock clock;

    DisputeService(
            Transactions transactions,
            OrderRepository orders,
            DisputeRepository disputes,
            OrderStore store,
            OrderStates states,
            OrderChanges changes,
            ConflictDeadlines deadlines,
            CarrierService carriers,
            Clock clock) {
        this.transactions = transactions;
        this.orders = orders;
        this.disputes = disputes;
        this.store = store;
        this.states = states;
        this.changes = changes;
        this.deadlines = deadlines;
        this.carriers = carriers;
        this.clock = clock;
    }

    /**
     * The disputes that wait for a decision, by how long a message still stops them (ORD-13).
     *
     * @param after the key that the page before ended with; null for the first page
     * @param limit rows a page, 1 to 200
     */
    @PreAuthorize("hasRole('SUPPORT')")
    public Page<DisputedOrder, UUID> undecided(@Nullable UUID after, int limit) {
        return transactions.searching(Scope.provider(), () -> disputes.page(after, limit));
    }

    /** Until when a message still stops a disputed order (ORD-13). */
    @PreAuthorize("hasRole('SUPPORT')")
    public ConflictTime conflictTime(PortOutOrder order) {
        return transactions.stating(
                Scope.provider(),
                () -> orders.any(order.id())
                        .map(now -> ConflictTime.of(deadlines.of(now), now.zone(), clock.instant()))
                        .orElseThrow(OrderNotFoundException::new));
    }

    /** The same, for a row of the list. */
    @PreAuthorize("hasRole('SUPPORT')")
    public ConflictTime conflictTime(DisputedOrder dispute) {
        return ConflictTime.of(dispute.conflictUntil(), dispute.zone(), clock.instant());
    }

    /** Whom to call at a carrier where no message helps any more. */
    @PreAuthorize("hasRole('SUPPORT')")
    public CarrierContact contact(CarrierId carrier) {
        return transactions.stating(Scope.provider(), () -> carriers.contact(carrier));
    }

    /** What an operator can do to an order, and why not where it cannot be done now. */
    @PreAuthorize("hasRole('DESK')")
    public List<PossibleMove> moves(PortOutOrder order) {
        return Stream.of(OrderMove.UPHOLD_DISPUTE, OrderMove.OVERRULE_DISPUTE)
                .map(move -> new PossibleMove(move, states.refusal(order, move, OrderParty.OPERATOR, clock.instant())))
                .toList();
    }

    /** The day with whose beginning a disputed order is rejected, where nobody has decided by then (ORD-13). */
    @PreAuthorize("hasRole('SUPPORT')")
    public LocalDate endsOn(PortOutOrder order) {
        return states.lapsesOn(order);
    }

    /**
     * Rejects a disputed order: the tenant is right. Tenant and carrier can read why.
     *
     * @throws OrderNotFoundException when there is no such order
     * @throws MoveRefusedException when it is not disputed any more
     */
    @PreAuthorize("hasRole('DESK')")
    public SeenByProvider uphold(UUID id, Explanation why) {
        return deciding(id, OrderMove.UPHOLD_DISPUTE, why, (before, at) -> before.rejectedAfterDispute(why.text(), at));
    }

    /**
     * Confirms a disputed order: it goes on. Tenant and carrier can read why.
     *
     * @throws OrderNotFoundException when there is no such order
     * @throws MoveRefusedException when it is not disputed any more
     */
    @PreAuthorize("hasRole('DESK')")
    public SeenByProvider overrule(UUID id, Explanation why) {
        return deciding(
                id,
                OrderMove.OVERRULE_DISPUTE,
                why,
                (before, at) -> before.confirmed(states.firmOrderCommitment(before, at), why.text(), at));
    }

    private SeenByProvider deciding(
            UUID id, OrderMove move, Explanation why, BiFunction<PortOutOrder, Instant, PortOutOrder> decide) {
        OrderActor actor = OrderActor.of(CurrentPerson.get());
        TenantId tenantId = transactions
                .stating(Scope.provider(), () -> orders.any(id))
                .orElseThrow(OrderNotFoundException::new)
                .tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> {
            PortOutOrder before = store.lock(tenantId, id).orElseThrow(OrderNotFoundException::new);
            Instant at = changes.momentFor(before);
            states.require(before, move, OrderParty.OPERATOR, at);
            return new SeenByProvider(changes.make(move, before, decide.apply(before, at), actor, why.text()));
        });
    }
}
