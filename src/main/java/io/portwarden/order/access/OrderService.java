package io.portwarden.order.access;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.order.DisputeTime;
import io.portwarden.order.Explanation;
import io.portwarden.order.MoveRefusal;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderCounts;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.order.OrderParty;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderSort;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.life.ConflictDeadlines;
import io.portwarden.order.life.OrderActor;
import io.portwarden.order.life.OrderChanges;
import io.portwarden.order.life.OrderStates;
import io.portwarden.order.list.OrderSearchRepository;
import io.portwarden.order.list.WaitingRepository;
import io.portwarden.order.store.OrderRepository;
import io.portwarden.order.store.OrderStore;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.Page;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows the people of a tenant the orders against its numbers, and lets its admins confirm and dispute them. */
@Service
public class OrderService {

    private final Transactions transactions;
    private final OrderRepository orders;
    private final OrderSearchRepository searches;
    private final WaitingRepository waiting;
    private final CarrierService carriers;
    private final OrderStore store;
    private final OrderStates states;
    private final OrderChanges changes;
    private final PartialPorts partials;
    private final ConflictDeadlines deadlines;
    private final FreshSignIn freshSignIn;
    private final Clock clock;

    OrderService(
            Transactions transactions,
            OrderRepository orders,
            OrderSearchRepository searches,
            WaitingRepository waiting,
            CarrierService carriers,
            OrderStore store,
            OrderStates states,
            OrderChanges changes,
            PartialPorts partials,
            ConflictDeadlines deadlines,
            FreshSignIn freshSignIn,
            Clock clock) {
        this.transactions = transactions;
        this.orders = orders;
        this.searches = searches;
        this.waiting = waiting;
        this.carriers = carriers;
        this.store = store;
        this.states = states;
        this.changes = changes;
        this.partials = partials;
        this.deadlines = deadlines;
        this.freshSignIn = freshSignIn;
        this.clock = clock;
    }

    /**
     * The tenant's orders.
     *
     * @param after the key that the page before ended with; null for the first page
     * @param limit rows a page, 1 to 200
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public Page<OrderListItem, UUID> list(OrderSearch search, OrderSort sort, @Nullable UUID after, int limit) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.searching(
                Scope.tenant(tenantId), () -> searches.list(tenantId, search, sort, after, limit));
    }

    /** The row of one order in the list as it is now; another tenant's order does not exist. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public Optional<OrderListItem> listItem(UUID id) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.searching(Scope.tenant(tenantId), () -> searches.listItem(tenantId, id));
    }

    /** How many of the orders that are looked for are in which state, whichever state is looked for. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public OrderCounts count(OrderSearch search) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.searching(Scope.tenant(tenantId), () -> searches.count(tenantId, search));
    }

    /** How many orders in review are refused at its end, unless an admin confirms them (UPS-9). */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public int toConfirm() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.searching(Scope.tenant(tenantId), () -> waiting.toConfirm(tenantId));
    }

    /** The carriers that have ever sent the tenant an order, by name. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public List<Carrier> carriers() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.searching(Scope.tenant(tenantId), () -> searches.carriers(tenantId));
    }

    /** One order of the tenant; another tenant's does not exist. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public Optional<OrderDetails> find(UUID id) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(
                Scope.tenant(tenantId),
                () -> orders.ofTenant(tenantId, id)
                        .map(order -> new OrderDetails(
                                order,
                                carriers.get(order.carrierId()),
                                orders.timeline(tenantId, id),
                                partials.of(order))));
    }

    /** How many of the tenant's numbers are in orders that were accepted and have not ended; no lock stops these. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public int numbersUnderWay() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> orders.numbersUnderWay(tenantId));
    }

    /** What an admin of the tenant can do to an order, and why not where the signed-in person cannot do it now. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public List<PossibleMove> moves(PortOutOrder order) {
        OrderParty party = OrderParty.of(CurrentPerson.get().role());
        Instant now = clock.instant();
        return Stream.of(OrderMove.CONFIRM, OrderMove.DISPUTE, OrderMove.WITHDRAW_DISPUTE)
                .map(move -> new PossibleMove(move, refusal(order, move, party, now)))
                .toList();
    }

    /** Until when the order can be disputed, as things stand now. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public DisputeTime disputeTime(PortOutOrder order) {
        return states.disputeTime(order, clock.instant());
    }

    /** The same, were the order confirmed now. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public DisputeTime disputeTimeIfConfirmed(PortOutOrder order) {
        return states.disputeTimeIfConfirmed(order, clock.instant());
    }

    /** Until when the provider can still stop the order by a message, once it is disputed (ORD-13). */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public ConflictTime conflictTime(PortOutOrder order) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(
                Scope.tenant(tenantId),
                () -> orders.ofTenant(tenantId, order.id())
                        .map(now -> ConflictTime.of(deadlines.of(now), now.zone(), clock.instant()))
                        .orElseThrow(OrderNotFoundException::new));
    }

    /** Who cannot do what nobody can do any more is not sent to somebody else. */
    private Optional<MoveRefusal> refusal(PortOutOrder order, OrderMove move, OrderParty party, Instant now) {
        return states.refusal(order, move, move.party(), now).or(() -> states.refusal(order, move, party, now));
    }

    /**
     * Confirms an order before its review window has ended (ORD-4).
     *
     * @throws OrderNotFoundException when the tenant has no such order
     * @throws MoveRefusedException when it cannot be confirmed any more
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public PortOutOrder confirm(UUID id) {
        return moving(
                Scope.tenant(CurrentPerson.get().tenantId()),
                id,
                OrderMove.CONFIRM,
                null,
                (before, at) -> before.confirmed(states.firmOrderCommitment(before, at), null, at));
    }

    /**
     * Says that an order is not the tenant's: an operator decides (ORD-4). The explanation stands in the timeline.
     *
     * @throws OrderNotFoundException when the tenant has no such order
     * @throws MoveRefusedException when it cannot be disputed, or not any more
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public PortOutOrder dispute(UUID id, Explanation why) {
        // For the provider too, whose operators are told of it in the same transaction.
        Scope scope = Scope.provider().andTenant(CurrentPerson.get().tenantId());
        return moving(scope, id, OrderMove.DISPUTE, why.text(), PortOutOrder::disputed);
    }

    /**
     * Takes a dispute back, whoever in the organization has made it (ORD-17): the order goes on in its review window or,
     * where that is over, confirmed.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws OrderNotFoundException when the tenant has no such order
     * @throws MoveRefusedException when it is not disputed any more: somebody may have decided
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public PortOutOrder withdrawDispute(UUID id) {
        freshSignIn.requireFresh();
        Scope scope = Scope.provider().andTenant(CurrentPerson.get().tenantId());
        return moving(scope, id, OrderMove.WITHDRAW_DISPUTE, null, states::withdrawn);
    }

    private PortOutOrder moving(
            Scope scope,
            UUID id,
            OrderMove move,
            @Nullable String note,
            BiFunction<PortOutOrder, Instant, PortOutOrder> make) {
        SignedInPerson person = CurrentPerson.get();
        return transactions.stating(scope, () -> {
            PortOutOrder before = store.lock(person.tenantId(), id).orElseThrow(OrderNotFoundException::new);
            Instant at = changes.momentFor(before);
            states.require(before, move, OrderParty.TENANT_ADMIN, at);
            return changes.make(move, before, make.apply(before, at), OrderActor.of(person), note);
        });
    }
}
