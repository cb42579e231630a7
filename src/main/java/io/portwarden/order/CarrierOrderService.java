package io.portwarden.order;

import io.portwarden.carrier.Carrier;
import io.portwarden.number.NumberService;
import io.portwarden.number.TenantNumber;
import io.portwarden.pin.PinCheck;
import io.portwarden.pin.PinVerdict;
import io.portwarden.shared.EvenPace;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.LiveUpdate;
import io.portwarden.shared.LiveUpdates;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Scope;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.Transactions;
import io.portwarden.shared.UnavailableException;
import io.portwarden.tenant.TenantService;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Takes the orders that carriers send, and shows each carrier its own. */
@Service
public class CarrierOrderService {

    /** How often an order is checked anew because the PIN was changed while it was being checked (PIN-4). */
    private static final int TRIES = 5;

    private final Transactions transactions;
    private final TenantService tenants;
    private final NumberService numbers;
    private final PinCheck pinCheck;
    private final OrderNaming naming;
    private final OrderChecks checks;
    private final ReviewWindow reviewWindow;
    private final OrderRepository orders;
    private final OrderRecords records;
    private final LiveUpdates liveUpdates;
    private final Clock clock;

    CarrierOrderService(
            Transactions transactions,
            TenantService tenants,
            NumberService numbers,
            PinCheck pinCheck,
            OrderNaming naming,
            OrderChecks checks,
            ReviewWindow reviewWindow,
            OrderRepository orders,
            OrderRecords records,
            LiveUpdates liveUpdates,
            Clock clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.numbers = numbers;
        this.pinCheck = pinCheck;
        this.naming = naming;
        this.checks = checks;
        this.reviewWindow = reviewWindow;
        this.orders = orders;
        this.records = records;
        this.liveUpdates = liveUpdates;
        this.clock = clock;
    }

    /**
     * Checks an order and answers it at once (ORD-1). Where the PIN was not accepted the answer takes the same time,
     * whatever the reason (PIN-8).
     *
     * @throws OrderNameTakenException when the carrier has given the name to other content (ORD-5)
     * @throws UnavailableException when no answer could be found in time; nothing was accepted
     */
    @PreAuthorize("hasRole('CARRIER')")
    public Placement place(Carrier carrier, PlaceOrder command) {
        EvenPace pace = pinCheck.begin();
        Placement placement = naming.once(
                carrier.id(),
                command,
                claim -> check(carrier, command, claim),
                place -> transactions.stating(
                        Scope.carrier(carrier.id().value()),
                        () -> orders.ofCarrier(carrier.id(), place.orderId()).orElseThrow()));
        if (placement.order().reasons().stream().anyMatch(Reason::tellsOfPin)) {
            pace.waitOut();
        }
        return placement;
    }

    /** One order of the carrier; another carrier's does not exist. */
    @PreAuthorize("hasRole('CARRIER')")
    public Optional<PortOutOrder> find(Carrier carrier, UUID id) {
        return transactions.stating(Scope.carrier(carrier.id().value()), () -> orders.ofCarrier(carrier.id(), id));
    }

    /**
     * The carrier's orders, newest first.
     *
     * @param after the key that the page before ended with; null for the first page
     * @param limit rows a page, 1 to 200
     */
    @PreAuthorize("hasRole('CARRIER')")
    public Page<PortOutOrder> list(Carrier carrier, OrderFilter filter, @Nullable UUID after, int limit) {
        return transactions.stating(
                Scope.carrier(carrier.id().value()), () -> orders.pageOfCarrier(carrier.id(), filter, after, limit));
    }

    private PortOutOrder check(Carrier carrier, PlaceOrder command, UUID claim) {
        Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<PhoneNumber, TenantId> holders = transactions.stating(
                Scope.carrier(carrier.id().value()).andNumbers(command.phoneNumbers()),
                () -> numbers.holders(command.phoneNumbers()));
        Set<TenantId> holding = Set.copyOf(holders.values());
        if (holding.size() != 1) {
            OrderFindings findings = checks.withoutTenant(command, holders, receivedAt);
            return storing(
                    carrier,
                    TenantId.PROVIDER,
                    () -> store(carrier, TenantId.PROVIDER, command, findings, receivedAt, claim));
        }
        return checkFor(holding.iterator().next(), carrier, command, receivedAt, claim);
    }

    private PortOutOrder checkFor(
            TenantId tenantId, Carrier carrier, PlaceOrder command, Instant receivedAt, UUID claim) {
        for (int i = 0; i < TRIES; i++) {
            PinVerdict verdict = pinCheck.check(tenantId, carrier.id(), command.pin());
            Optional<PortOutOrder> order = storing(carrier, tenantId, () -> {
                if (verdict instanceof PinVerdict.Accepted accepted && !pinCheck.stillStands(tenantId, accepted)) {
                    return Optional.empty();
                }
                OrderFindings findings = checks.of(command, facts(tenantId, command, verdict), receivedAt);
                return Optional.of(store(carrier, tenantId, command, findings, receivedAt, claim));
            });
            if (order.isPresent()) {
                return order.get();
            }
        }
        throw new UnavailableException("The PIN was changed again and again while the order was checked");
    }

    private <T> T storing(Carrier carrier, TenantId tenantId, Supplier<T> work) {
        return transactions.stating(Scope.carrier(carrier.id().value()).andTenant(tenantId), work);
    }

    private OrderFacts facts(TenantId tenantId, PlaceOrder command, PinVerdict verdict) {
        Map<PhoneNumber, TenantNumber> held = numbers.lock(tenantId, command.phoneNumbers()).stream()
                .collect(Collectors.toMap(TenantNumber::phoneNumber, Function.identity()));
        return new OrderFacts(
                tenants.get(tenantId), held, orders.inOpenOrder(tenantId, command.phoneNumbers()), verdict);
    }

    private PortOutOrder store(
            Carrier carrier,
            TenantId tenantId,
            PlaceOrder command,
            OrderFindings findings,
            Instant receivedAt,
            UUID claim) {
        List<Reason> reasons = findings.reasons();
        boolean passed = reasons.isEmpty();
        PortOutOrder order = new PortOutOrder(
                Identifiers.next(),
                tenantId,
                carrier.id(),
                command.name(),
                passed ? OrderStatus.PENDING : OrderStatus.REJECTED,
                reasons,
                findings.numbers(command.phoneNumbers()),
                command.accountNumber(),
                command.zipCode(),
                command.desiredDueDate(),
                null,
                passed ? reviewWindow.endsAt(receivedAt, command.phoneNumbers().size()) : null,
                command.initiatorPhone(),
                command.agencyAuthority(),
                command.newNetworkServiceProvider(),
                receivedAt,
                receivedAt,
                1);
        orders.insert(order);
        orders.append(
                order, new OrderEvent(receivedAt, OrderEventKind.RECEIVED, ActorKind.CARRIER, carrier.name(), null));
        orders.append(
                order,
                new OrderEvent(
                        receivedAt,
                        passed ? OrderEventKind.REVIEW_BEGAN : OrderEventKind.REJECTED,
                        ActorKind.SYSTEM,
                        "Portwarden",
                        null));
        naming.placed(order, claim);
        liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.ORDER, order.id()));
        records.placed(order, carrier);
        return order;
    }
}
