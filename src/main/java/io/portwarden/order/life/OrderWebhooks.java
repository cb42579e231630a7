package io.portwarden.order.life;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.OrderWebhookBodies;
import io.portwarden.order.PortOutOrder;
import io.portwarden.shared.TenantId;
import io.portwarden.webhook.access.WebhookEvents;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Tells the systems of carrier and tenant what has become of an order, in the transaction that it happens in: one event
 * for every change, whose type says in which state the order is now.
 */
@Component
public class OrderWebhooks {

    private static final String RECEIVED = "port-out-order.received";
    private static final String RESCHEDULED = "port-out-order.due-date-changed";
    private static final String LAPSING = "port-out-order.lapsing";
    private static final String LAPSED = "port-out-order.lapsed";
    private static final String WITHDRAWN = "port-out-order.dispute-withdrawn";

    private final WebhookEvents events;
    private final OrderWebhookBodies bodies;

    OrderWebhooks(WebhookEvents events, OrderWebhookBodies bodies) {
        this.events = events;
        this.bodies = bodies;
    }

    void placed(PortOutOrder order, Carrier carrier) {
        String type = ofArrived(order);
        tellCarrier(type, order);
        tellTenant(type, order, carrier);
    }

    void changed(OrderMove move, PortOutOrder before, PortOutOrder after, Carrier carrier) {
        String type = typeOf(move, after);
        tellCarrier(type, after);
        // To a tenant that only a correction has led to, the order is new.
        tellTenant(before.tenantId().equals(after.tenantId()) ? type : ofArrived(after), after, carrier);
    }

    /** @param day with whose beginning it lapses */
    void lapseAhead(PortOutOrder order, LocalDate day, Instant at, Carrier carrier) {
        events.forCarrier(
                order.tenantId(), order.carrierId().value(), LAPSING, bodies.forCarrier(LAPSING, at, order, day));
        events.forTenant(order.tenantId(), LAPSING, bodies.forTenant(LAPSING, at, order, carrier, day));
    }

    /** As what a move is told of that has led to this order. */
    public static String typeOf(OrderMove move, PortOutOrder after) {
        return switch (move) {
            case CHANGE_DUE_DATE -> RESCHEDULED;
            case LAPSE -> LAPSED;
            case WITHDRAW_DISPUTE -> WITHDRAWN;
            default -> ofState(after);
        };
    }

    /** As what an order is told of that is new. */
    public static String ofArrived(PortOutOrder order) {
        return order.status() == OrderStatus.PENDING ? RECEIVED : ofState(order);
    }

    private static String ofState(PortOutOrder order) {
        return "port-out-order." + order.status().code();
    }

    private void tellCarrier(String type, PortOutOrder order) {
        events.forCarrier(
                order.tenantId(),
                order.carrierId().value(),
                type,
                bodies.forCarrier(type, order.updatedAt(), order, null));
    }

    private void tellTenant(String type, PortOutOrder order, Carrier carrier) {
        if (!order.tenantId().equals(TenantId.PROVIDER)) {
            events.forTenant(order.tenantId(), type, bodies.forTenant(type, order.updatedAt(), order, carrier, null));
        }
    }
}
