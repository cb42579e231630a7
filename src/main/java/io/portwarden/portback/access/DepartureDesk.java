package io.portwarden.portback.access;

import io.portwarden.carrier.CarrierService;
import io.portwarden.number.NumberHolders;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.access.NumberService;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.OrdersOfNumbers;
import io.portwarden.portback.Departure;
import io.portwarden.portback.DepartureRefusal;
import io.portwarden.portback.DepartureRefusedException;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackStatus;
import io.portwarden.portback.life.PortBackActor;
import io.portwarden.portback.life.PortBackChanges;
import io.portwarden.portback.store.PortBackRepository;
import io.portwarden.provider.ProviderActor;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.TenantService;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Writes down for operators and the provider's programs that a number has left without an order (ORD-14). */
@Service
public class DepartureDesk {

    private final Transactions transactions;
    private final NumberService numbers;
    private final OrdersOfNumbers orders;
    private final CarrierService carriers;
    private final TenantService tenants;
    private final PortBackRepository cases;
    private final PortBackChanges changes;
    private final ProviderActor actor;
    private final Clock clock;

    DepartureDesk(
            Transactions transactions,
            NumberService numbers,
            OrdersOfNumbers orders,
            CarrierService carriers,
            TenantService tenants,
            PortBackRepository cases,
            PortBackChanges changes,
            ProviderActor actor,
            Clock clock) {
        this.transactions = transactions;
        this.numbers = numbers;
        this.orders = orders;
        this.carriers = carriers;
        this.tenants = tenants;
        this.cases = cases;
        this.changes = changes;
        this.actor = actor;
        this.clock = clock;
    }

    /** The case of a departure, and whether it was opened just now. */
    public record Written(PortBack opened, boolean isNew) {}

    /**
     * Takes a number that has left out of use and opens its case; every admin of the tenant is told at once. The same again
     * is the same.
     *
     * @throws io.portwarden.portback.InvalidDepartureException when no number can have left like that
     * @throws DepartureRefusedException when no tenant holds the number, nobody has decided yet whose it is, it has left by an
     *     order or otherwise, or a confirmed order of the same provider is open for it
     */
    @PreAuthorize("hasAnyRole('DESK', 'PROVIDER_PROGRAM')")
    public Written record(PhoneNumber number, Instant leftAt, String spid) {
        actor.requireFresh();
        Departure departure = Departure.of(number, leftAt, spid, clock.instant());
        return transactions.stating(Scope.provider(), () -> earlier(departure).orElseGet(() -> recordNew(departure)));
    }

    private Optional<Written> earlier(Departure departure) {
        return cases.of(departure).map(known -> new Written(known, false));
    }

    private Written recordNew(Departure departure) {
        PhoneNumber number = departure.phoneNumber();
        NumberHolders holders = numbers.holders(List.of(number));
        if (holders.undecided().contains(number)) {
            throw new DepartureRefusedException(DepartureRefusal.NUMBER_UNDECIDED);
        }
        TenantId holder = holders.holders().get(number);
        if (holder != null) {
            tenants.mainNumberLeaves(holder, List.of(number));
        }
        boolean held = holder != null
                && numbers.lock(holder, List.of(number)).stream()
                        .anyMatch(one -> one.status() != NumberStatus.PORTED_OUT);
        // Of two equal ones at the same moment the second has waited until here.
        return earlier(departure).orElseGet(() -> {
            if (holder == null || !held) {
                throw new DepartureRefusedException(whyNotThere(number));
            }
            return take(holder, departure);
        });
    }

    private Written take(TenantId holder, Departure departure) {
        if (orders.open(holder, departure.phoneNumber())
                .filter(order -> leavesBy(order, departure))
                .isPresent()) {
            throw new DepartureRefusedException(DepartureRefusal.NUMBER_IN_OPEN_ORDER);
        }
        numbers.portOut(holder, List.of(departure.phoneNumber()));
        AtomicReference<PortBack> opened = new AtomicReference<>();
        transactions.inTurnFor(
                holder, () -> opened.set(changes.open(holder, departure, PortBackActor.of(actor.current()))));
        return new Written(opened.get(), true);
    }

    /** What was confirmed for the same provider has left by that order, which is to be completed. */
    private boolean leavesBy(PortOutOrder order, Departure departure) {
        return order.status() == OrderStatus.CONFIRMED
                && (order.asked().newNetworkServiceProvider().equals(departure.spid())
                        || carriers.get(order.carrierId()).hasSpid(departure.spid()));
    }

    private DepartureRefusal whyNotThere(PhoneNumber number) {
        if (cases.lastWithoutOrder(number)
                .filter(left -> left.status() != PortBackStatus.RESTORED)
                .isPresent()) {
            return DepartureRefusal.NUMBER_LEFT_OTHERWISE;
        }
        return orders.tookAway(number) ? DepartureRefusal.NUMBER_LEFT_BY_ORDER : DepartureRefusal.NUMBER_UNKNOWN;
    }
}
