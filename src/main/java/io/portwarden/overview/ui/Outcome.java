package io.portwarden.overview.ui;

import io.portwarden.order.OrderCounts;
import io.portwarden.order.OrderStatus;
import java.util.Set;

/** What became of an order, as coarsely as a look at many weeks wants it; in the order in which columns are stacked. */
enum Outcome {
    LEFT("left", Set.of(OrderStatus.COMPLETED)),
    OPEN("open", Set.of(OrderStatus.PENDING, OrderStatus.DISPUTED, OrderStatus.CONFIRMED)),
    REJECTED("rejected", Set.of(OrderStatus.REJECTED)),
    CANCELLED("cancelled", Set.of(OrderStatus.CANCELLED));

    private final String code;
    private final Set<OrderStatus> states;

    Outcome(String code, Set<OrderStatus> states) {
        this.code = code;
        this.states = states;
    }

    String code() {
        return code;
    }

    int of(OrderCounts orders) {
        return states.stream().mapToInt(orders::in).sum();
    }
}
