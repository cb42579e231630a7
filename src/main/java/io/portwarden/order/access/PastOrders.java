package io.portwarden.order.access;

import io.portwarden.calendar.Port;
import io.portwarden.calendar.ReviewWindow;
import io.portwarden.carrier.Carrier;
import io.portwarden.number.access.NumberService;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.OrderedNumber;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.check.OrderPorts;
import io.portwarden.order.life.OrderStates;
import io.portwarden.order.life.SoaMoves;
import io.portwarden.order.store.OrderStore;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.embedded.ConditionalOnEmbeddedDatabase;
import io.portwarden.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes down orders of the past, for the demonstration, which would have nothing to show otherwise. They have timelines, but
 * nothing in the trail, no notices and no names that are taken: whoever is asked for these tells what happened here, and none of
 * it did. What is still to be done about them is done for real from then on. Every method joins the caller's transaction, which
 * must be the provider's.
 */
@Component
@ConditionalOnEmbeddedDatabase
public class PastOrders {

    private final Transactions transactions;
    private final OrderPorts ports;
    private final ReviewWindow reviewWindow;
    private final OrderStates states;
    private final OrderStore store;
    private final SoaMoves soa;
    private final NumberService numbers;
    private final Clock clock;

    public PastOrders(
            Transactions transactions,
            OrderPorts ports,
            ReviewWindow reviewWindow,
            OrderStates states,
            OrderStore store,
            SoaMoves soa,
            NumberService numbers,
            Clock clock) {
        this.transactions = transactions;
        this.ports = ports;
        this.reviewWindow = reviewWindow;
        this.states = states;
        this.store = store;
        this.soa = soa;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * Begins to tell of an order.
     *
     * @param inTheWay what it was rejected for, most telling first; empty where it passed every check
     */
    public OrderCourse received(
            Tenant tenant, Carrier carrier, PlaceOrder asked, List<Reason> inTheWay, Instant receivedAt) {
        Instant at = receivedAt.truncatedTo(ChronoUnit.MICROS);
        Port port = ports.of(tenant, asked.phoneNumbers());
        PortOutOrder placed = PortOutOrder.placed(
                Identifiers.madeAt(at),
                carrier.id(),
                asked,
                tenant.id(),
                check(asked, inTheWay),
                port.zone(),
                inTheWay.isEmpty() ? reviewWindow.endsAt(port, at) : null,
                false,
                at);
        return new OrderCourse(placed, carrier, states, clock.instant());
    }

    private static PortOutCheck check(PlaceOrder asked, List<Reason> inTheWay) {
        List<Reason> ofNumbers = inTheWay.stream()
                .filter(reason -> reason.field().equals(Reason.NUMBER_UNKNOWN.field()))
                .toList();
        return new PortOutCheck(
                inTheWay,
                asked.phoneNumbers().stream()
                        .map(number -> new OrderedNumber(number, ofNumbers))
                        .toList(),
                null);
    }

    /** Writes an order down as it is now; what it took away has left. */
    public void keep(OrderCourse course) {
        PortOutOrder order = course.order();
        transactions.inTurnFor(order.tenantId(), () -> {
            store.insert(order);
            course.events().forEach(event -> store.append(order, event));
            OrderCourse.Step last = course.last();
            if (order.status().isOpen() && last != null) {
                soa.changed(last.move(), last.before(), last.after(), course.carrier());
            }
            if (order.status() == OrderStatus.COMPLETED) {
                numbers.lock(order.tenantId(), order.phoneNumbers());
                numbers.portOut(order.tenantId(), order.phoneNumbers());
            }
        });
    }
}
