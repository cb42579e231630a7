package io.portwarden.order.life;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.OrderWebhookBodies;
import io.portwarden.order.PortOutOrder;
import io.portwarden.shared.TenantId;
import io.portwarden.webhook.access.WebhookEvents;
import org.springframework.stereotype.Component;

/**
 * Tells the systems of carrier and tenant what has become of an order, in the transaction that it happens in: one event
 * for every change, whose type says in which state the order is now.
 */
@Component
class OrderWebhooks {

    private static final String RECEIVED = "port-out-order.received";
    private static final String RESCHEDULED = "port-out-order.due-date-changed";

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
        String type = move == OrderMove.CHANGE_DUE_DATE ? RESCHEDULED : ofState(after);
        tellCarrier(type, after);
        // To a tenant that only a correction has led to, the order is new.
        tellTenant(before.tenantId().equals(after.tenantId()) ? type : ofArrived(after), after, carrier);
    }

    private static String ofArrived(PortOutOrder order) {
        return order.status() == OrderStatus.PENDING ? RECEIVED : ofState(order);
    }

    private static String ofState(PortOutOrder order) {
        return "port-out-order." + order.status().code();
    }

    private void tellCarrier(String type, PortOutOrder order) {
        events.forCarrier(
                order.tenantId(), order.carrierId().value(), type, bodies.forCarrier(type, order.updatedAt(), order));
    }

    private void tellTenant(String type, PortOutOrder order, Carrier carrier) {
        if (!order.tenantId().equals(TenantId.PROVIDER)) {
            events.forTenant(order.tenantId(), type, bodies.forTenant(type, order.updatedAt(), order, carrier));
        }
    }
}
