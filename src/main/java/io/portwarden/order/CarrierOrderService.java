package io.portwarden.order;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderExamination.Found;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.LiveUpdate;
import io.portwarden.shared.LiveUpdates;
import io.portwarden.shared.Scope;
import io.portwarden.shared.Transactions;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Takes the orders that carriers send, and shows each carrier its own. */
@Service
public class CarrierOrderService {

    private final Transactions transactions;
    private final OrderExamination examination;
    private final OrderNaming naming;
    private final ReviewWindow reviewWindow;
    private final OrderStore store;
    private final OrderRepository orders;
    private final OrderRecords records;
    private final LiveUpdates liveUpdates;

    CarrierOrderService(
            Transactions transactions,
            OrderExamination examination,
            OrderNaming naming,
            ReviewWindow reviewWindow,
            OrderStore store,
            OrderRepository orders,
            OrderRecords records,
            LiveUpdates liveUpdates) {
        this.transactions = transactions;
        this.examination = examination;
        this.naming = naming;
        this.reviewWindow = reviewWindow;
        this.store = store;
        this.orders = orders;
        this.records = records;
        this.liveUpdates = liveUpdates;
    }

    /**
     * Checks an order and answers it at once (ORD-1). Where the PIN was not accepted the answer takes the same time,
     * whatever the reason (PIN-8).
     *
     * @throws OrderNameTakenException when the carrier has given the name to other content (ORD-5)
     * @throws io.portwarden.shared.UnavailableException when no answer could be found in time; nothing was accepted
     */
    @PreAuthorize("hasRole('CARRIER')")
    public Placement place(Carrier carrier, PlaceOrder command) {
        return examination.atEvenPace(
                () -> naming.once(
                        carrier.id(),
                        command.name(),
                        OrderContent.of(command),
                        claim -> examination.examine(carrier, command, found -> store(carrier, command, found, claim)),
                        place -> read(carrier, place.orderId()).orElseThrow()),
                placement -> placement.order().reasons());
    }

    /**
     * Tells whether an order would pass, by the same checks and within the same limits on guessing PINs; a wrong PIN
     * counts (PIN-8). Nothing is stored, and the order's name is not looked at: {@link PlaceOrder#UNNAMED} will do.
     *
     * @throws io.portwarden.shared.UnavailableException when no answer could be found in time
     */
    @PreAuthorize("hasRole('CARRIER')")
    public PortOutCheck check(Carrier carrier, PlaceOrder asked) {
        return examination.atEvenPace(
                () -> examination.examine(
                        carrier,
                        asked,
                        found -> new PortOutCheck(
                                found.findings().reasons(), found.findings().numbers(asked.phoneNumbers()))),
                PortOutCheck::reasons);
    }

    /** One order of the carrier; another carrier's does not exist. */
    @PreAuthorize("hasRole('CARRIER')")
    public Optional<PortOutOrder> find(Carrier carrier, UUID id) {
        return read(carrier, id);
    }

    /**
     * The carrier's orders, newest first.
     *
     * @param after the key that the page before ended with; null for the first page
     * @param limit rows a page, 1 to 200
     */
    @PreAuthorize("hasRole('CARRIER')")
    public Page<PortOutOrder> list(Carrier carrier, OrderFilter filter, @Nullable UUID after, int limit) {
        return transactions.searching(
                Scope.carrier(carrier.id().value()), () -> orders.pageOfCarrier(carrier.id(), filter, after, limit));
    }

    private Optional<PortOutOrder> read(Carrier carrier, UUID id) {
        return transactions.stating(Scope.carrier(carrier.id().value()), () -> orders.ofCarrier(carrier.id(), id));
    }

    private PortOutOrder store(Carrier carrier, PlaceOrder command, Found found, UUID claim) {
        PortOutOrder order = new PortOutOrder(
                Identifiers.next(),
                found.tenantId(),
                carrier.id(),
                command.name(),
                found.passed() ? OrderStatus.PENDING : OrderStatus.REJECTED,
                found.findings().reasons(),
                found.findings().numbers(command.phoneNumbers()),
                command.accountNumber(),
                command.zipCode(),
                command.desiredDueDate(),
                null,
                found.passed()
                        ? reviewWindow.endsAt(found.at(), command.phoneNumbers().size())
                        : null,
                null,
                command.initiatorPhone(),
                command.agencyAuthority(),
                command.newNetworkServiceProvider(),
                found.at(),
                found.at(),
                1);
        store.insert(order);
        store.append(order, OrderActor.of(carrier).event(found.at(), OrderEventKind.RECEIVED));
        store.append(order, OrderEvent.ofExamined(order));
        naming.placed(order, claim);
        liveUpdates.publish(new LiveUpdate(order.tenantId(), LiveUpdate.Topic.ORDER, order.id()));
        records.placed(order, carrier);
        return order;
    }
}
