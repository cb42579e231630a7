package io.portwarden.order;

import java.util.UUID;

/**
 * An order as the provider's people may see it: without the true reason why a PIN was not accepted, which is the tenant's
 * (PIN-8). The desk is given orders as this and in no other way, so that none can be shown to it as it is by mistake.
 */
public record SeenByProvider(PortOutOrder order) {

    public SeenByProvider {
        order = order.blurred();
    }

    /** One row of the operators' list of orders. */
    public record Listed(OrderListItem order, String tenantName) {

        public Listed {
            order = order.blurred();
        }

        public UUID id() {
            return order.id();
        }
    }
}
