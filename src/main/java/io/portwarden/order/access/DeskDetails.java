package io.portwarden.order.access;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.SeenByProvider;
import java.util.List;
import java.util.Optional;

/** One order with everything that the provider's people may know of it. */
public record DeskDetails(
        SeenByProvider seen, Carrier carrier, List<OrderEvent> timeline, Optional<PartialPort> partial) {

    /** For pages that show tenants and desk alike what they may see. */
    public OrderDetails details() {
        return new OrderDetails(seen.order(), carrier, timeline, partial);
    }
}
