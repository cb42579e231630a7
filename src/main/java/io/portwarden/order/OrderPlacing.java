package io.portwarden.order;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderExamination.Found;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.LiveUpdate;
import io.portwarden.shared.LiveUpdates;
import io.portwarden.shared.Scope;
import io.portwarden.shared.Transactions;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Places orders, whoever brings them in: the carrier itself, or an operator who has them on paper. */
@Component
class OrderPlacing {

    private final Transactions transactions;
    private final OrderExamination examination;
    private final OrderNaming naming;
    private final ReviewWindow reviewWindow;
    private final OrderStore store;
    private final OrderRepository orders;
    private final OrderRecords records;
    private final LiveUpdates liveUpdates;

    OrderPlacing(
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

    /** As {@link CarrierOrderService#place} has it. */
    Placement place(OrderSender sender, PlaceOrder command) {
        Carrier carrier = sender.carrier();
        return examination.atEvenPace(
                () -> naming.once(
                        carrier.id(),
                        command.name(),
                        OrderContent.of(command),
                        claim -> examination.examine(carrier, command, found -> store(sender, command, found, claim)),
                        place -> read(carrier, place.orderId())),
                placement -> placement.order().reasons());
    }

    private PortOutOrder read(Carrier carrier, UUID id) {
        return transactions
                .stating(Scope.carrier(carrier.id().value()), () -> orders.ofCarrier(carrier.id(), id))
                .orElseThrow();
    }

    private PortOutOrder store(OrderSender sender, PlaceOrder command, Found found, UUID claim) {
        PortOutOrder order = new PortOutOrder(
                Identifiers.next(),
                found.tenantId(),
                sender.carrier().id(),
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
        sender.actor().entry(found.at()).ifPresent(entry -> store.append(order, entry));
        store.append(order, sender.actor().event(found.at(), OrderEventKind.RECEIVED));
        store.append(order, OrderEvent.ofExamined(order));
        naming.placed(order, claim);
        liveUpdates.publish(new LiveUpdate(order.tenantId(), LiveUpdate.Topic.ORDER, order.id()));
        records.placed(order, sender);
        return order;
    }
}
