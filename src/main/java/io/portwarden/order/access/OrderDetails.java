package io.portwarden.order.access;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import java.util.List;
import java.util.Optional;

/**
 * One order with everything that its tenant may know of it.
 *
 * @param partial what it leaves behind of the tenant's numbers, while it is open (ORD-10)
 */
public record OrderDetails(
        PortOutOrder order, Carrier carrier, List<OrderEvent> timeline, Optional<PartialPort> partial) {

    /** Whether it is cancelled because nobody had completed it, and not by its carrier (ORD-11). */
    public boolean hasLapsed() {
        return order.status() == OrderStatus.CANCELLED
                && !timeline.isEmpty()
                && timeline.getLast().kind() == OrderEventKind.LAPSED;
    }

    /** Whether an upstream has told of it and compares the PIN itself, so that not all of it could be checked here (UPS-9). */
    public boolean wasTold() {
        return carrier.upstream() && timeline.stream().anyMatch(event -> event.kind() == OrderEventKind.REVIEW_BEGAN);
    }

    /** Whether the tenant has ever disputed it, however that came out. */
    public boolean wasDisputed() {
        return timeline.stream().anyMatch(event -> event.kind() == OrderEventKind.DISPUTED);
    }
}
