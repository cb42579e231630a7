package io.portwarden.order.life;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderMove;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.Placement;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.check.Inquiry;
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
    private final Reviews reviews;
    private final OrderStore store;
    private final OrderRepository orders;
    private final OrderRecords records;
    private final OrderChanges changes;
    private final LiveUpdates liveUpdates;

    OrderPlacing(
            Transactions transactions,
            OrderExamination examination,
            OrderNaming naming,
            Reviews reviews,
            OrderStore store,
            OrderRepository orders,
            OrderRecords records,
            OrderChanges changes,
            LiveUpdates liveUpdates) {
        this.transactions = transactions;
        this.examination = examination;
        this.naming = naming;
        this.reviews = reviews;
        this.store = store;
        this.orders = orders;
        this.records = records;
        this.changes = changes;
        this.liveUpdates = liveUpdates;
    }

    /** Names the order, or finds the one that was made of the same request before; examines it; keeps it (ORD-1, ORD-5). */
    public Placement<PortOutOrder> place(OrderSender sender, PlaceOrder asked) {
        return place(sender, asked, ReviewLimit.NONE);
    }

    /** The same for what an upstream tells of, which decides by itself when it has waited long enough (UPS-9). */
    public Placement<PortOutOrder> place(OrderSender sender, PlaceOrder asked, ReviewLimit limit) {
        Carrier carrier = sender.carrier();
        try (OrderNaming.Claim claim = naming.claim(carrier.id(), asked.name(), OrderContent.of(asked))) {
            if (claim.earlier().isPresent()) {
                return new Placement<>(read(carrier, claim.earlier().get()), false);
            }
            PortOutOrder order = examination.examine(
                    Inquiry.ofOrder(carrier, sender.way(), asked), found -> keep(sender, asked, limit, found, claim));
            return new Placement<>(order, true);
        }
    }

    private PortOutOrder read(Carrier carrier, UUID id) {
        return transactions
                .stating(Scope.carrier(carrier.id().value()), () -> orders.ofCarrier(carrier.id(), id))
                .orElseThrow();
    }

    private PortOutOrder keep(
            OrderSender sender, PlaceOrder asked, ReviewLimit limit, Found found, OrderNaming.Claim claim) {
        if (found.check().wouldPass()) {
            found.replaced().forEach(older -> giveWay(sender, older, asked));
        }
        PortOutOrder order = PortOutOrder.placed(
                Identifiers.next(),
                sender.carrier().id(),
                asked,
                found.tenantId(),
                found.check(),
                found.port().zone(),
                reviews.endOf(found, sender.way(), limit),
                limit.silenceRefuses(),
                found.at());
        store.insert(order);
        sender.actor().entry(found.at()).ifPresent(entry -> store.append(order, entry));
        store.append(order, sender.actor().event(found.at(), OrderEventKind.RECEIVED));
        store.append(order, OrderActor.examined(order, sender.way()));
        OrderActor.movedDate(order).ifPresent(moved -> store.append(order, moved));
        claim.give(order);
        liveUpdates.publish(new LiveUpdate(order.tenantId(), LiveUpdate.Topic.ORDER, order.id()));
        records.placed(order, sender);
        return order;
    }

    /** The newer request is the one that the upstream goes by (UPS-7). */
    private void giveWay(OrderSender sender, PortOutOrder older, PlaceOrder newer) {
        PortOutOrder cancelled = older.cancelled(older.name().version(), changes.momentFor(older));
        changes.make(
                OrderMove.CANCEL, older, cancelled, sender.actor(), newer.name().purchaseOrderNumber());
    }
}
