package io.portwarden.order.life;

import io.portwarden.calendar.ConflictWindow;
import io.portwarden.calendar.Port;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.check.OrderPorts;
import io.portwarden.order.store.OrderRepository;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Knows until when the provider can still stop an order by a message (ORD-13). In transactions that see the order's tenant. */
@Component
public class ConflictDeadlines {

    private final ConflictWindow window;
    private final OrderPorts ports;
    private final OrderRepository orders;
    private final OrderStates states;

    ConflictDeadlines(ConflictWindow window, OrderPorts ports, OrderRepository orders, OrderStates states) {
        this.window = window;
        this.ports = ports;
        this.orders = orders;
        this.states = states;
    }

    /** Of a disputed order what was stored when it was disputed; of any other, what it would be now. */
    public Instant of(PortOutOrder order) {
        return orders.conflictUntil(order.tenantId(), order.id()).orElseGet(() -> anew(order, ports.of(order)));
    }

    /** By the day that the order is due on now. */
    Instant anew(PortOutOrder order, Port port) {
        return window.endsAt(port.kind(), port.zone(), order.dueDate());
    }

    /** What an upstream has let through can be stopped by a call to its people until it has happened (UPS-7). */
    Instant ofLetThrough(PortOutOrder order, Port port) {
        return states.lapsesOn(order).atStartOfDay(port.zone()).toInstant();
    }

    Instant remindedAt(Instant deadline, Port port) {
        return window.remindedAt(deadline, port.zone());
    }

    Port portOf(PortOutOrder order) {
        return ports.of(order);
    }
}
