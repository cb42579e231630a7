package io.portwarden.order.life;

import io.portwarden.calendar.ReviewWindow;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.Placement;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.check.OrderContent;
import io.portwarden.order.check.OrderExamination;
import io.portwarden.order.check.OrderExamination.Found;
import io.portwarden.order.check.OrderNaming;
import io.portwarden.order.store.OrderRepository;
import io.portwarden.order.store.OrderStore;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Places orders, whoever brings them in: the carrier itself, or an operator who has them on paper. */
@Component
public class OrderPlacing {

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

    public Placement place(OrderSender sender, PlaceOrder command) {
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
                found.check().wouldPass() ? OrderStatus.PENDING : OrderStatus.REJECTED,
                found.check().reasons(),
                found.check().numbers(),
                command.accountNumber(),
                command.zipCode(),
                command.desiredDueDate(),
                null,
                found.check().wouldPass()
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
        store.append(order, OrderActor.examined(order));
        naming.placed(order, claim);
        liveUpdates.publish(new LiveUpdate(order.tenantId(), LiveUpdate.Topic.ORDER, order.id()));
        records.placed(order, sender);
        return order;
    }
}
