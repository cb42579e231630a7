package io.portwarden.portback.access;

import io.portwarden.number.access.NumberService;
import io.portwarden.order.OrderParty;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.order.access.OrdersOfNumbers;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackListItem;
import io.portwarden.portback.PortBackMove;
import io.portwarden.portback.PortBackNotFoundException;
import io.portwarden.portback.PortBackRefusal;
import io.portwarden.portback.PortBackRefusedException;
import io.portwarden.portback.Statement;
import io.portwarden.portback.life.PortBackActor;
import io.portwarden.portback.life.PortBackChanges;
import io.portwarden.portback.life.PortBackStates;
import io.portwarden.portback.store.PortBackListRepository;
import io.portwarden.portback.store.PortBackRepository;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows the people of a tenant the numbers that it wants back, and lets its admins say that they did not want this (ORD-14). */
@Service
public class PortBackService {

    private final Transactions transactions;
    private final PortBackRepository cases;
    private final PortBackListRepository lists;
    private final PortBackReading reading;
    private final PortBackChanges changes;
    private final OrdersOfNumbers orders;
    private final NumberService numbers;
    private final FreshSignIn freshSignIn;

    PortBackService(
            Transactions transactions,
            PortBackRepository cases,
            PortBackListRepository lists,
            PortBackReading reading,
            PortBackChanges changes,
            OrdersOfNumbers orders,
            NumberService numbers,
            FreshSignIn freshSignIn) {
        this.transactions = transactions;
        this.cases = cases;
        this.lists = lists;
        this.reading = reading;
        this.changes = changes;
        this.orders = orders;
        this.numbers = numbers;
        this.freshSignIn = freshSignIn;
    }

    /**
     * The tenant's cases, the last on top.
     *
     * @param after the key that the page before ended with; null for the first page
     * @param limit rows a page, 1 to 200
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public Page<PortBackListItem, UUID> list(@Nullable UUID after, int limit) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.searching(Scope.tenant(tenantId), () -> lists.ofTenant(tenantId, after, limit));
    }

    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public Optional<PortBackDetails> find(UUID id) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(
                Scope.tenant(tenantId), () -> cases.find(tenantId, id).map(reading::details));
    }

    /** The case of an order, where there is one. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public Optional<PortBack> ofOrder(UUID orderId) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> cases.ofOrder(tenantId, orderId));
    }

    /** What left by an order of the tenant's; nothing where none of it is gone. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public Optional<LeftNumbers> leftByOrder(UUID orderId) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(
                Scope.tenant(tenantId), () -> orders.find(tenantId, orderId).flatMap(this::left));
    }

    /** How a number left: the last case with it, or else the order that took it. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public Departed ofNumber(PhoneNumber number) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> {
            if (numbers.gone(tenantId, List.of(number)).isEmpty()) {
                return new Departed(Optional.empty(), Optional.empty());
            }
            Optional<OrderDetails> order = orders.completed(tenantId, number).flatMap(id -> orders.find(tenantId, id));
            Optional<PortBack> last = cases.last(tenantId, number)
                    .filter(known -> order.isEmpty()
                            || !known.leftAt().isBefore(order.get().order().updatedAt()));
            return new Departed(
                    last.map(PortBack::id), order.map(left -> left.order().id()));
        });
    }

    /** By what a number that is gone has left: a case of its own comes before an order. */
    public record Departed(Optional<UUID> caseId, Optional<UUID> orderId) {}

    /** Whether the person can do that to the case now. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public boolean can(PortBackMove move, PortBack about) {
        return PortBackStates.refusal(
                        about, move, OrderParty.of(CurrentPerson.get().role()))
                .isEmpty();
    }

    /**
     * Says that numbers should not have left by this order: its case is opened, and operators are told. Of an order that was
     * reported already, the case is as it was.
     *
     * @throws PortBackNotFoundException when the tenant has no such order
     * @throws PortBackRefusedException when it has taken no number away, or they are all back
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public PortBack report(UUID orderId, Statement why) {
        freshSignIn.requireFresh();
        SignedInPerson person = CurrentPerson.get();
        // For the provider too, whose operators are told of it in the same transaction.
        return transactions.stating(Scope.provider().andTenant(person.tenantId()), () -> {
            OrderDetails order = orders.find(person.tenantId(), orderId).orElseThrow(PortBackNotFoundException::new);
            // First kept, then looked at: somebody else may be reporting it at this moment.
            numbers.lock(person.tenantId(), order.order().phoneNumbers());
            return cases.ofOrder(person.tenantId(), orderId).orElseGet(() -> {
                LeftNumbers gone =
                        left(order).orElseThrow(() -> new PortBackRefusedException(PortBackRefusal.NOTHING_LEFT));
                return changes.open(order.order(), gone.numbers(), gone.spid(), PortBackActor.of(person), why);
            });
        });
    }

    /**
     * Says of a number that left without an order that this was not wanted.
     *
     * @throws PortBackNotFoundException when the tenant has no such case
     * @throws PortBackRefusedException when it has ended, or somebody has said so already
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public PortBack sayUnwanted(UUID id, Statement why) {
        freshSignIn.requireFresh();
        SignedInPerson person = CurrentPerson.get();
        return transactions.stating(Scope.provider().andTenant(person.tenantId()), () -> {
            PortBack before = cases.lock(person.tenantId(), id).orElseThrow(PortBackNotFoundException::new);
            PortBackStates.require(before, PortBackMove.SAY_UNWANTED, OrderParty.TENANT_ADMIN);
            return changes.make(PortBackMove.SAY_UNWANTED, before, PortBackActor.of(person), why);
        });
    }

    private Optional<LeftNumbers> left(OrderDetails details) {
        PortOutOrder order = details.order();
        if (order.status() != OrderStatus.COMPLETED) {
            return Optional.empty();
        }
        List<PhoneNumber> gone = numbers.gone(order.tenantId(), order.phoneNumbers());
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        String spid = order.takenBy(details.carrier());
        return Optional.of(new LeftNumbers(
                details, gone, order.updatedAt(), changes.clockFrom(order.updatedAt()), spid, reading.nameOf(spid)));
    }
}
