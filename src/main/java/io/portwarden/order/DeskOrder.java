package io.portwarden.order;

import java.util.UUID;

/**
 * One row of the operators' list of orders.
 *
 * @param order as the provider's people may see it: without the true reason why a PIN was not accepted
 */
public record DeskOrder(OrderListItem order, String tenantName) {

    public DeskOrder {
        order = order.blurred();
    }

    public UUID id() {
        return order.id();
    }
}
